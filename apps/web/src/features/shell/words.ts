/** What the frame of the dashboard says. */
export const shellWords = {
  skip: "Skip to the content",
  dashboard: "Dashboard",
  more: "More",
  messages: "Messages",
  dismiss: "Dismiss",
  goTo: (place: string) => `Go to ${place}`,
  connection: {
    offline: "You are offline. Nothing is saved until you are back; what you typed stays.",
    unreachable:
      "The server does not answer. Nothing is saved until it does; what you typed stays.",
  },
  keys: {
    title: "Keyboard shortcuts",
    actions: "Films",
    more: "Everything else",
    does: "Does",
    keys: "Keys",
  },
  palette: {
    title: "Find films, views and actions",
    placeholder: "A title, a place, an action…",
    nothing: "Nothing is called this.",
    failed: "Films could not be looked for.",
    films: "Films",
    views: "Views",
    places: "Places",
    actions: "Actions",
    recent: "Recent",
    addFilm: "Add a film",
    undoLast: "Undo my last change",
    shortcuts: "Show keyboard shortcuts",
    signOut: "Sign out",
    theme: (name: string) => `Use the ${name} theme`,
    searchAll: (text: string) => `Search the catalogue for “${text}”`,
  },
};
