import { printFigures } from "./figures";
import { proveFilmPlans } from "./film-plans";
import { amongFilms } from "./many-films";
import { proveSlowQueries } from "./slow-queries";

amongFilms(1_000_000, (catalogue) => {
  proveFilmPlans(catalogue);
  printFigures(catalogue);
  proveSlowQueries(catalogue);
});
