// biome-ignore lint/style/noProcessEnv: the one thing that the processes of a run must agree on
const { E2E_PORT } = process.env;

/** Apart from the product's own 3000, so that one running here is left alone; `E2E_PORT` says another. */
export const port = Number(E2E_PORT ?? 3187);
export const baseUrl = `http://127.0.0.1:${port}`;

export const administrator = { user: "admin", password: "a password for tests alone" };
