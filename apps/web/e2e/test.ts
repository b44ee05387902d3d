import AxeBuilder from "@axe-core/playwright";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { addUser } from "./add-user";
import { Catalogue } from "./catalogue";
import { administrator, baseUrl } from "./server-address";
import { SettingsPages } from "./settings-pages";
import { SignInPage } from "./sign-in-page";

type Session = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

type Fixtures = {
  /** The catalogue of someone signed in. */
  catalogue: Catalogue;
  /** The same, in a browser that shares nothing with the first but the person. */
  otherCatalogue: Catalogue;
  /** The settings of the administrator, who may copy and paste. */
  settings: SettingsPages;
  signInPage: SignInPage;
};

type WorkerFixtures = {
  /** Who works in the catalogue, one for each worker: what one undoes last must not be what another did. */
  editor: { user: string; password: string };
  editorSession: Session;
  /** Of the administrator. */
  session: Session;
};

/** Tests that begin signed in, and fail at anything the browser complains of. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  editor: [
    async ({ browserName: _ }, use, { workerIndex }) => {
      const editor = { user: `Editor ${workerIndex}`, password: "another password for tests" };
      await addUser(editor, "editor");
      await use(editor);
    },
    { scope: "worker" },
  ],
  editorSession: [
    async ({ browser, editor }, use) => use(await signedIn(browser, editor)),
    { scope: "worker" },
  ],
  session: [
    async ({ browser }, use) => use(await signedIn(browser, administrator)),
    { scope: "worker" },
  ],
  catalogue: async ({ page, context, editorSession }, use) => {
    await context.addCookies(editorSession.cookies);
    await watched(page, () => use(new Catalogue(page)));
  },
  settings: async ({ browser, session, contextOptions }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: baseUrl,
      storageState: session,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await watched(page, () => use(new SettingsPages(page)));
    await context.close();
  },
  otherCatalogue: async ({ browser, editorSession, contextOptions }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: baseUrl,
      storageState: editorSession,
    });
    const page = await context.newPage();
    await watched(page, () => use(new Catalogue(page)));
    await context.close();
  },
  signInPage: async ({ page }, use) => {
    await watched(page, () => use(new SignInPage(page)));
  },
});

async function signedIn(
  browser: Browser,
  { user, password }: { user: string; password: string },
): Promise<Session> {
  const context = await browser.newContext({ baseURL: baseUrl });
  const page = await context.newPage();
  const signInPage = new SignInPage(page);
  await signInPage.open();
  await signInPage.signIn(password, user);
  await page.waitForURL("**/catalogue");
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Uses a page, and holds what its console said against it: errors, hydration that differs, warnings. */
async function watched(page: Page, use: () => Promise<void>): Promise<void> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const isComplaint = message.type() === "error" || message.type() === "warning";
    // A refused request is an answer, and tests expect some.
    if (isComplaint && !message.text().startsWith("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  // Those of scripts that were prevented the console does not tell.
  await page.addInitScript(() =>
    document.addEventListener(
      "securitypolicyviolation",
      ({ violatedDirective, blockedURI, sourceFile }) =>
        console.error(`The policy of ${violatedDirective} forbids ${blockedURI} of ${sourceFile}`),
    ),
  );
  await use();
  expect(complaints, "what the browser complained of").toEqual([]);
}

/** Rows of films are alike: looking at each of a hundred would take most of the time of all tests. */
const moreOfTheSame = ".film-rows [role=row]:nth-child(n + 9)";

/** The rules of axe that are decided by colours. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Nothing that axe finds, of whatever impact, in the dark theme, nor in what differs in the light one: its colours. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(page, "dark", (axe) => axe);
  await expectNothingFound(page, "light", (axe) => axe.withRules(ofColours));
}

async function expectNothingFound(
  page: Page,
  colorScheme: "dark" | "light",
  narrow: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
  await expect.poll(() => page.evaluate(countTransitions)).toBe(0);
  // Its other mode opens a page for each result, for frames of other sites: there are none here.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude(moreOfTheSame);
  const { violations } = await narrow(axe).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
  );
  expect(found, `accessibility in the ${colorScheme} theme`).toEqual([]);
}

/** Colours half way through a transition have no contrast worth measuring. */
function countTransitions(): number {
  const isPassing = (animation: Animation) =>
    animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
  return document.getAnimations().filter(isPassing).length;
}
