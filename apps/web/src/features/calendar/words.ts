/** What the calendar says. */
export const calendarWords = {
  title: "Calendar",
  query: "Narrow the films",
  queryHint: "genre:horror year>=1980",
  failedDays: "The days could not be counted.",
  failedFilms: "The films could not be fetched",
  before: { month: "Previous month", year: "Previous year" },
  after: { month: "Next month", year: "Next year" },
  today: "Today",
  grid: (month: string) => `Rights that end in ${month}`,
  gridHelp:
    "Arrow keys move by day and week, Page Up and Page Down by month, with Shift by year. Enter opens a day.",
  nothing: "no films",
  nothingEnds: "No film's rights end here.",
  day: (day: string, films: string) => `${day}, ${films}`,
  more: (count: string) => `+${count} more`,
  yearMonth: (month: string, films: string) => `${month}: ${films}`,
  yearMonthMost: (day: string, films: string) => `most on ${day} with ${films}`,
  heatFew: "1",
  heat: "Films a day",
  noFilms: "No film's rights end on this day.",
  inCatalogue: "Show in the catalogue",
};
