import { Entrance, entranceCard } from "./entrance";
import { signInWords } from "./words";

/** In place of the form, where no session would be read: trying would never help. */
export function ClosedEntrance() {
  return (
    <Entrance>
      <div className={entranceCard}>
        <h1 className="font-semibold text-14">{signInWords.closed.title}</h1>
        <p className="text-muted">{signInWords.closed.told}</p>
      </div>
    </Entrance>
  );
}
