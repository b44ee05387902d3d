/** As much of an answer as is shown, in bytes: whole lists can be of any length. */
export const mostShownBytes = 200_000;

/** The text of an answer as far as it is shown; the rest is not fetched. */
export async function readFirst(response: Response): Promise<{ text: string; is_cut: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) return { text: "", is_cut: false };
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), is_cut: false };
    text += decoder.decode(value.subarray(0, mostShownBytes - bytes), { stream: true });
    bytes += value.length;
    if (bytes <= mostShownBytes) continue;
    await reader.cancel();
    return { text, is_cut: true };
  }
}
