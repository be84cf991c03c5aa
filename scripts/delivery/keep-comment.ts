import { type GithubApi, OURSELVES } from "./github-api";

/** Nobody sees it on GitHub; it tells this comment from the others of the same writer. */
const MARKER = "<!-- terraform-plan -->";

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string } | null;
}

/** Keeps one comment on a pull request: changes the one that an earlier push has left, or writes the first. */
export async function keepComment(github: GithubApi, pullRequest: number, text: string): Promise<void> {
  const comments = await github.list<Comment>(`issues/${pullRequest}/comments`);
  // Somebody else's comment may quote the marker.
  const ours = comments.find(({ body, user }) => user?.login === OURSELVES && body.startsWith(MARKER));
  const body = `${MARKER}\n${text}`;
  if (ours) await github.send("PATCH", `issues/comments/${ours.id}`, { body });
  else await github.send("POST", `issues/${pullRequest}/comments`, { body });
}
