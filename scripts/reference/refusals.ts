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
    return [`${textOf(what, checker)} must be at most ${textOf(most, checker)} characters`];
  }
  const isText = ts.isStringLiteralLike(problem) || ts.isTemplateExpression(problem);
  return isText ? [textOf(problem, checker).replace(/, got .*$/s, "")] : [];
}

/** What an expression says: a constant its value, a text its words, anything else itself. */
function textOf(expression: ts.Expression, checker: ts.TypeChecker): string {
  if (ts.isTemplateExpression(expression)) {
    const spans = expression.templateSpans.map((span) => textOf(span.expression, checker) + span.literal.text);
    return [expression.head.text, ...spans].join("");
  }
  const type = checker.getTypeAtLocation(expression);
  return type.isStringLiteral() || type.isNumberLiteral() ? String(type.value) : `<${expression.getText()}>`;
}
