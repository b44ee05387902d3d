import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** Estimates how many guesses a password withstands. Its dictionaries take 10 MB. */
export const passwordEstimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
