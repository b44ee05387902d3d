"use client";

import { Toaster } from "sonner";

/** Where short messages appear: above the page, told politely, gone by themselves. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-center"
      style={{ fontFamily: "inherit" }}
      mobileOffset={{ bottom: 72 }}
      containerAriaLabel="Messages"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-md bg-raised px-3 py-2.5 text-13 text-ink shadow-float sm:w-80",
          title: "font-medium",
          error: "text-danger",
          actionButton:
            "focus-ring ml-auto shrink-0 rounded-sm px-1 font-medium text-accent underline underline-offset-2",
        },
      }}
    />
  );
}
