import { toast } from "@marquee/ui/toast";
import { signOut } from "../../lib/authentication";
import { forgetFilms } from "../../lib/recent-films";

/** Ends the session of this browser and goes to where one signs in; says so where it does not end. */
export async function leave(): Promise<void> {
  try {
    await signOut();
    forgetFilms();
    window.location.assign("/sign-in");
  } catch {
    toast.error("Signing out did not work. You are still signed in.");
  }
}
