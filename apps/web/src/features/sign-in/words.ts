/** What is said where someone is signed out in the middle of something. */
export const signInWords = {
  again: "You are signed out",
  nothingLost: "Sign in to go on. What you typed on this page is still there.",
};
