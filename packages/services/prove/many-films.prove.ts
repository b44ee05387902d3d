import { printFigures } from "./figures";
import { proveFilmPlans } from "./film-plans";
import { amongFilms } from "./many-films";

amongFilms(1_000_000, (catalogue) => {
  proveFilmPlans(catalogue);
  printFigures(catalogue);
});
