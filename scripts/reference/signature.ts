import ts from "typescript";
import { shortType } from "./type-text";
import type { Declared } from "./typedoc";

/** How a function, a method or a constructor is called, in the words of its source. */
export function signatureOf(reflection: Declared, declaration: ts.Declaration | undefined): string | undefined {
  const called = declaration && calledIn(declaration);
  if (!called) return undefined;
  const parameters = called.parameters.map((each) => oneLine(each.getText())).join(", ");
  if (ts.isConstructorDeclaration(called)) return `new ${reflection.name}(${parameters})`;
  const result = called.type ? oneLine(called.type.getText()) : shortType(String(reflection.signatures?.[0]?.type ?? "void"));
  return `${reflection.name}(${parameters}): ${result}`;
}

/** What is called where this is declared: of a class its constructor, of a constant the function that it holds. */
function calledIn(declaration: ts.Declaration): ts.SignatureDeclaration | undefined {
  if (ts.isClassDeclaration(declaration)) return declaration.members.find(ts.isConstructorDeclaration);
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) {
    const { initializer } = declaration;
    return initializer && ts.isArrowFunction(initializer) ? initializer : undefined;
  }
  return ts.isFunctionLike(declaration) ? declaration : undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");
