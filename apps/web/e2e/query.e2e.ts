import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible, test } from "./test";

const chips = (page: Page) => page.getByRole("list", { name: "Conditions", exact: true });
const option = (page: Page, name: string | RegExp) =>
  page.getByRole("listbox", { name: "What can stand here" }).getByRole("option", { name });
const openBuilder = async (page: Page): Promise<Locator> => {
  await page.getByRole("button", { name: "Build the query" }).click();
  return page.getByRole("dialog", { name: "Build the query" });
};

test("a query is completed by keys from its field to its value, and then stands as chips", async ({
  catalogue,
}) => {
  const { page, search } = catalogue;
  const { keyboard } = page;
  await catalogue.open();
  await keyboard.press("/");
  await keyboard.type("ge");
  await expect(option(page, /^genre:/)).toBeVisible();
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(search).toHaveValue("genre:");
  await keyboard.type("blac");
  await expect(option(page, /Black comedy/i)).toBeVisible();
  await expectAccessible(page);
  await keyboard.press("ArrowDown");
  await expect(option(page, /Black comedy/i)).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Tab");
  await expect(search).toHaveValue(/^genre:"black comedy"$/i);

  await keyboard.type(" expires");
  await expect(option(page, "expires<= Rights until at latest")).toBeVisible();
  // Esc leaves the list first, then the line.
  await keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(search).toBeFocused();
  await keyboard.type(":today..9");
  await expect(option(page, /^90d|^9d/).first()).toBeVisible();
  await keyboard.type("0y");
  await keyboard.press("Enter");
  await expect(catalogue.grid.getByRole("link").first()).toBeFocused();
  await expect(page).toHaveURL(/query=genre:%22black\+comedy%22\+expires:today..90y$/i);
  await expect(chips(page).getByRole("listitem")).toHaveText([
    /^Genre is black comedy$/i,
    "Rights until within 90 years",
  ]);
  await expect(catalogue.grid.getByRole("row").nth(1)).toContainText(/black comedy/i);
  await expectAccessible(page);
});

test("chips are gone through, edited and removed by keys, and by a button each", async ({
  catalogue,
}) => {
  const { page, search } = catalogue;
  await catalogue.open("/catalogue?query=genre:horror+year%3C1980+-title~alien+star");
  const chip = (name: string) => chips(page).getByRole("button", { name, exact: true });
  await expect(chips(page).getByRole("listitem")).toHaveText([
    "Genre is horror",
    "Year is before 1980",
    "not Title contains alien",
    "Title is like “star”",
  ]);
  await chip("Genre is horror").focus();
  await page.keyboard.press("ArrowRight");
  await expect(chip("Year is before 1980")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page).toHaveURL("/catalogue?query=genre:horror+-title~alien+star");
  await expect(chip("not Title contains alien")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await expect(page).toHaveURL("/catalogue?query=genre:horror+-title~alien");
  await expect(chip("not Title contains alien")).toBeFocused();
  await chips(page).getByRole("button", { name: "Remove: not Title contains alien" }).click();
  await expect(page).toHaveURL("/catalogue?query=genre:horror");
  await chip("Genre is horror").press("Enter");
  await expect(search).toBeFocused();
  await page.keyboard.type(",war");
  await expect(page).toHaveURL("/catalogue?query=genre:horror,war");
});

test("what cannot be read is told under it, asks for nothing, and leaves the list as it was", async ({
  catalogue,
}) => {
  const { page, search } = catalogue;
  await catalogue.open("/catalogue?query=genre:horror");
  const first = await catalogue.grid.getByRole("link").first().textContent();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  await search.focus();
  await page.keyboard.press("End");
  // At once: a slow typist would be shown what half of it means.
  await page.keyboard.insertText(" gnere:war");
  const problem = page.getByRole("alert").filter({ hasText: "gnere" });
  await expect(problem).toContainText("“gnere” is not a field".replaceAll(/[“”]/g, '"'));
  await expect(search).toHaveAccessibleDescription(
    /fields are title, genre, expires, year.* At character 14/,
  );
  await expect(search).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await expect(catalogue.grid.getByRole("link").first()).toHaveText(first ?? "");
  await expect(page).toHaveURL("/catalogue?query=genre:horror");
  expect(asked.filter((url) => url.includes("gnere:"))).toEqual([]);

  // Half of something is no mistake until it is meant to be all.
  await search.fill("genre:horror year:");
  await expect(search).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Enter");
  await expect(search).toBeFocused();
  await expect(search).toHaveAccessibleDescription(/Needs a value/);
  await page.keyboard.type("1979");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/catalogue?query=genre:horror+year:1979");
  await expect(catalogue.film("Alien")).toBeVisible();
});

test("Back leads from what was looked for to what was looked for before", async ({ catalogue }) => {
  const { page, search } = catalogue;
  await catalogue.open();
  for (const words of ["alien", "star wars"]) {
    await page.keyboard.press("/");
    await page.keyboard.type(words, { delay: 120 });
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/catalogue?query=${words.replace(" ", "+")}`);
  }
  await page.goBack();
  await expect(page).toHaveURL("/catalogue?query=alien");
  await expect(catalogue.film("Alien")).toBeVisible();
  await expect(search).toHaveValue("alien");
  await page.goBack();
  await expect(page).toHaveURL("/catalogue");
  await expect(search).toHaveValue("");
  // So it does from within the line.
  for (const words of ["alien", "rocky"]) {
    await search.fill(words);
    await expect(page).toHaveURL(`/catalogue?query=${words}`);
    await page.goBack();
    await expect(page).toHaveURL("/catalogue");
    await expect(search).toHaveValue("");
  }
});

test("where no film matches, each condition can be taken out", async ({ catalogue }) => {
  const { page } = catalogue;
  await catalogue.open("/catalogue?query=title:alien+year:1888+genre:horror");
  await expect(page.getByRole("heading", { name: "No film matches" })).toBeVisible();
  await expectAccessible(page);
  const conditions = page.getByRole("list", { name: "Remove a condition" });
  await expect(conditions.getByRole("button")).toHaveCount(3);
  await conditions.getByRole("button", { name: "Remove: Year is 1888" }).click();
  await expect(page).toHaveURL("/catalogue?query=title:alien+genre:horror");
  await expect(catalogue.film("Alien")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "No film matches" })).toBeVisible();
  await page.getByRole("button", { name: "Remove all conditions" }).click();
  await expect(page).toHaveURL("/catalogue");
});

test("the builder edits the query of the line in nested groups, and dates stay as they were written", async ({
  catalogue,
}) => {
  const { page, search } = catalogue;
  await catalogue.open("/catalogue?query=expires%3C30y+alien");
  const builder = await openBuilder(page);
  const row = (name: string) => builder.getByRole("group", { name, exact: true });
  await expect(row("Condition 1").getByLabel("Value", { exact: true })).toHaveValue("30y");
  await expect(row("Condition 1").getByLabel("Field")).toBeFocused();
  await expect(builder.getByLabel("Words in the title")).toHaveValue("alien");

  await builder.getByRole("button", { name: "Add group" }).click();
  await expect(row("Condition 2.1").getByLabel("Field")).toBeFocused();
  await row("Condition 2.1").getByLabel("Field").selectOption("Genre");
  await row("Condition 2.1").getByLabel("Value", { exact: true }).fill("horr");
  await builder.getByRole("option", { name: "Horror" }).click();
  await expect(page).toHaveURL("/catalogue?query=expires%3C30y+genre:Horror+alien");
  await row("Group 2").getByRole("button", { name: "Add condition" }).click();
  await row("Condition 2.2").getByLabel("Field").selectOption("Year");
  await row("Condition 2.2").getByLabel("Comparison").selectOption("is between");
  await row("Condition 2.2").getByLabel("From").fill("1980");
  await row("Condition 2.2").getByLabel("To").fill("199O");
  await page.keyboard.press("Tab");
  await expect(row("Condition 2.2").getByLabel("To")).toHaveAccessibleDescription(
    '"199O" is not a whole number.',
  );
  await expectAccessible(page);
  await row("Condition 2.2").getByLabel("To").fill("1989");
  const query = "expires<30y (genre:Horror OR year:1980..1989) alien";
  const shown = () => new URL(page.url()).searchParams.get("query");
  await expect.poll(shown).toBe(query);
  await row("Group 2").getByRole("checkbox", { name: "Not" }).first().check();
  await expect.poll(shown).toBe("expires<30y -(genre:Horror OR year:1980..1989) alien");
  await row("Group 2").getByLabel("How these are joined").selectOption("All of these hold");
  await expect.poll(shown).toBe("expires<30y -(genre:Horror year:1980..1989) alien");
  await builder.getByRole("button", { name: "Remove condition 2.2" }).click();
  await expect.poll(shown).toBe("expires<30y -genre:Horror alien");
  await page.keyboard.press("Escape");
  await expect(builder).toBeHidden();
  await expect(page.getByRole("button", { name: "Build the query" })).toBeFocused();
  await expect(search).toHaveValue("expires<30y -genre:Horror alien");
});

test("the builder explains its limits", async ({ catalogue }) => {
  const { page } = catalogue;
  const many = Array.from({ length: 50 }, (_, at) => `genre!=g${at}`).join(" ");
  await catalogue.open(`/catalogue?query=${encodeURIComponent(many)}`);
  const builder = await openBuilder(page);
  await builder.getByRole("button", { name: "Add condition" }).click();
  await expect(builder.getByRole("status")).toHaveText(
    "Not done: a query has at most 50 conditions, in groups at most 5 deep.",
  );
  await expect(builder.getByRole("group", { name: /^Condition / })).toHaveCount(50);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the builder is a sheet as wide as the screen", async ({ catalogue }) => {
    const { page } = catalogue;
    await catalogue.open("/catalogue?query=genre:horror+expires:today..30d");
    const builder = await openBuilder(page);
    const box = await builder.boundingBox();
    expect(box).toMatchObject({ x: 0, width: 390 });
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});
