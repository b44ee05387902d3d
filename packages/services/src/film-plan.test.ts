import { proveFilmPlans } from "../prove/film-plans";
import { amongFilms } from "../prove/many-films";

amongFilms(100_000, proveFilmPlans);
