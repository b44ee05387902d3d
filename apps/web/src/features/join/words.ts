/** What is said where a one-time link leads. */
export const joinWords = {
  welcome: "Welcome",
  newPassword: "Set a new password",
  user: "User",
  password: "New password",
  passwordHelp:
    "At least 15 characters. A few words that have nothing to do with each other are good.",
  set: "Set the password and sign in",
  passwordRefused: (rule: string) => `The password ${rule}.`,
  unanswered: "The server does not answer. Try again.",
  incomplete: "The part after # is missing. Open the whole link, as it was given to you.",
  unreachable: "The server could not look at this link. Load the page again in a moment.",
  noGood: "This link does not work",
  signIn: "Sign in",
  looking: { title: "Set a password", told: "Looking at the link…" },
};
