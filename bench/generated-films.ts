import type { MovieInput } from "@marquee/schemas/movie";

const adjectives =
  "Ancient Bitter Blue Brave Broken Burning Careless Cold Crimson Crooked Dark Distant Electric Empty Endless Faded Fallen Fearless Final First Forgotten Frozen Gentle Golden Green Hidden Hollow Hungry Invisible Last Lonely Lost Lucky Midnight Naked Narrow Old Perfect Quiet Reckless Restless Royal Sacred Savage Secret Shallow Silent Silver Slow Stolen Strange Sudden Tender Unknown Velvet Violent Wandering Wild Winter Wooden".split(
    " ",
  );
const nouns =
  "Affair Alibi Anchor Angel Arrow Autumn Bargain Beast Bridge Brother Captain Castle Circus Clock Compass Confession Crown Dancer Daughter Detective Doctor Dream Empire Engine Escape Evening Fable Farewell Forest Fortune Garden Ghost Guest Harbour Heart Horizon House Hunter Island Journey Judge Killer Kingdom Ladder Lantern Letter Lighthouse Machine Mask Melody Mirror Mountain Mystery Neighbour Ocean Orchard Outlaw Painter Palace Passenger Pilot Poet Promise Prophet Queen Racer Rebel River Road Sailor Secretary Shadow Signal Singer Soldier Stranger Summer Thief Tower Voyage".split(
    " ",
  );
const places =
  "Algiers Antwerp Athens Baghdad Bergen Bogota Boston Brooklyn Budapest Cadiz Cairo Calcutta Casablanca Chicago Cordoba Dakar Damascus Dresden Dublin Florence Geneva Genoa Granada Hanoi Havana Helsinki Istanbul Jaipur Kiev Kyoto Lagos Leipzig Lima Lisbon Madrid Manila Marseille Memphis Monaco Naples Nairobi Odessa Oslo Palermo Paris Porto Prague Quito Riga Rome Samarkand Seville Shanghai Tangier Toledo Trieste Tunis Venice Vienna Zagreb".split(
    " ",
  );
const genres =
  "Drama Drama Drama Comedy Comedy Comedy Thriller Thriller Action Action Horror Romance Documentary Adventure Musical Western".split(
    " ",
  );

const firstExpiryDay = Date.UTC(2024, 0, 1);
const expiryDays = 3_650;
const firstYear = 1930;
const years = 96;

/**
 * The film of an index, what has a default left out: always the same one, and different for every index below 288,000. Neighbours
 * have unlike titles, as films that are added after each other do.
 */
export function generatedFilm(index: number): MovieInput {
  const scattered = (index * 100_003) % (adjectives.length * nouns.length * places.length);
  const place = Math.floor(scattered / (adjectives.length * nouns.length));
  const noun = Math.floor(scattered / adjectives.length);
  return {
    title: `The ${pick(adjectives, scattered)} ${pick(nouns, noun)} of ${pick(places, place)}`,
    genre: pick(genres, index * 7 + noun),
    expiry_date: dayAfter(firstExpiryDay, (index * 1_013) % expiryDays),
    release_year: firstYear + ((index * 37) % years),
  };
}

/** The date some days after another. */
export function laterDate(date: string, days: number): string {
  return dayAfter(Date.parse(date), days);
}

/** A piece of some twenty titles, not at their beginning. */
export function titlePiece(index: number): string {
  return `${pick(nouns, index * 31)} of ${pick(places, index * 17)}`.toLowerCase();
}

function dayAfter(day: number, days: number): string {
  return new Date(day + days * 86_400_000).toISOString().slice(0, 10);
}

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? "";
}
