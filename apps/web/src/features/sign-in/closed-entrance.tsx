import { Entrance, entranceCard } from "./entrance";

/** In place of the form, where no session would be read: trying would never help. */
export function ClosedEntrance() {
  return (
    <Entrance>
      <div className={entranceCard}>
        <h1 className="font-semibold text-14">Nobody signs in here</h1>
        <p className="text-muted">
          This installation is for programs, by its API. Whoever runs it can open the dashboard.
        </p>
      </div>
    </Entrance>
  );
}
