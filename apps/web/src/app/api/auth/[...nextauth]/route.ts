import NextAuth from "next-auth";
import { authOptions } from "../../../../lib/auth-options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

// The options are read at a request, not when the build looks at this file.
async function handler(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

export { handler as GET, handler as POST };
