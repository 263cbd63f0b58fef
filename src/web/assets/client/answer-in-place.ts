interface Arrived {
  fetchResponse: { response: Response };
}

/**
 * A form that is answered by a page, such as a link to hand over that is shown this once, instead of by a way elsewhere. Turbo shows the
 * answer to a form in its place only when it is a refusal, and drops any other: handed on as one, it is shown.
 */
export function showAnswersInPlace(): void {
  document.addEventListener('turbo:before-fetch-response', (event) => {
    const { fetchResponse } = (event as CustomEvent<Arrived>).detail;
    const { response } = fetchResponse;
    const isAnswer = event.target instanceof HTMLFormElement && event.target.method === 'post';
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (!isAnswer || !isPage || !response.ok || response.redirected) return;
    fetchResponse.response = new Response(response.body, { status: 422, headers: response.headers });
  });
}
