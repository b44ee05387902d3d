/** What is said where people sign in. */
export const signInWords = {
  slogan: "The film catalogue that knows when your rights run out",
  title: "Sign in",
  user: "User",
  password: "Password",
  signIn: "Sign in",
  inNewTab: "Sign in in a new tab",
  refused: "The user or the password is wrong.",
  failed: "The server could not check this. Nothing is wrong with what was typed; try again.",
  throttled: (time: string) => `Too many sign-ins have failed. Try again at ${time}.`,
  /** In the middle of something. */
  again: "You are signed out",
  nothingLost: "Sign in to go on. What you typed on this page is still there.",
  code: {
    title: (user: string) => `One more step, ${user}`,
    label: "Code",
    help: "The 6 digits that your authenticator shows now, or one of your recovery codes.",
    refused: "This code is wrong, or was used already. Each one works once.",
    asSomeoneElse: "Sign in as someone else",
  },
  external: {
    go: "Continue with your organisation's account",
    refused:
      "Your organisation's account has no role here, or was disabled. An administrator can help.",
    failed: "Signing in with your organisation's account did not work. Try again.",
  },
  closed: {
    title: "Nobody signs in here",
    told: "This installation is for programs, by its API. Whoever runs it can open the dashboard.",
  },
};
