const PATIENCE_MS = 1_000;

/**
 * The task definition revision this task runs, as `family:number`, from the task metadata endpoint
 * (ECS developer guide, task-metadata-endpoint-v4-fargate-response, read 2026-11).
 *
 * @param {string | undefined} metadataUri the endpoint, absent outside ECS
 * @returns {Promise<string>} `local` outside ECS; `unknown` when the endpoint does not answer in a second:
 *     a version label is never worth a failed start
 */
export async function readRevision(metadataUri) {
  if (!metadataUri) {
    return "local";
  }
  try {
    const answer = await fetch(`${metadataUri}/task`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { Family, Revision } = await answer.json();
    return Family && Revision ? `${Family}:${Revision}` : "unknown";
  } catch {
    return "unknown";
  }
}
