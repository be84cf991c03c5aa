import ts from "typescript";

/** What a class refuses: the messages that it hands to `check()`, up to what was given. */
export function refusals(declaration: ts.Node, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isCallOf(node, "check") && node.arguments[1] && ts.isArrayLiteralExpression(node.arguments[1]))
      for (const problem of node.arguments[1].elements) found.push(...told(problem, checker));
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return [...new Set(found)];
}

const isCallOf = (node: ts.Node, name: string): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/** `condition && "message"`, or a name and how long it may be. */
function told(problem: ts.Expression, checker: ts.TypeChecker): string[] {
  if (ts.isBinaryExpression(problem)) return told(problem.right, checker);
  if (ts.isParenthesizedExpression(problem)) return told(problem.expression, checker);
  if (ts.isConditionalExpression(problem)) return [...told(problem.whenTrue, checker), ...told(problem.whenFalse, checker)];
  if (isCallOf(problem, "nameProblem")) {
    const [what, , most] = problem.arguments;
    const type = checker.getTypeAtLocation(most);
    return [`${plain(what)} must be at most ${type.isNumberLiteral() ? type.value : most.getText()} characters`];
  }
  return ts.isStringLiteralLike(problem) || ts.isTemplateExpression(problem) ? [plain(problem).replace(/, got .*$/s, "")] : [];
}

/** A text as it is written, without its quotes. */
const plain = (text: ts.Node): string => text.getText().slice(1, -1);
