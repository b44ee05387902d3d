/** Apart from the product's own 3000, so that one running here is left alone. */
export const port = 3187;
export const baseUrl = `http://127.0.0.1:${port}`;

export const administrator = { user: "admin", password: "a password for tests alone" };
