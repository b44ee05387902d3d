"use client";

import type { Preferences } from "../../lib/preferences";
import { trpc } from "../../lib/trpc";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { PanelSection } from "../page/panel-section";
import { roleWords } from "../users/words";
import { AccountSkeleton } from "./account-skeleton";
import { Appearance } from "./appearance";
import { PasswordForm } from "./password-form";
import { SecondFactor } from "./second-factor";
import { Sessions } from "./sessions";
import { accountWords } from "./words";

/** One's own account: how one gets in, where one is in, and how the pages look. */
export function Account({
  keys,
  heldUpFrom,
}: {
  keys: Preferences["keys"];
  /** Where someone wanted to go who must enrol a second factor first. */
  heldUpFrom: string | undefined;
}) {
  const account = trpc.account.get.useQuery({});
  const { data } = account;
  return (
    <PageMain title={accountWords.title}>
      {account.isLoadingError && <LoadProblem title={accountWords.failed} query={account} />}
      {account.isPending && <AccountSkeleton />}
      {data && (
        <div className="flex w-full max-w-3xl flex-col gap-8 p-4">
          {data.is_totp_required && !data.is_totp_enrolled && (
            <p role="status" className="rounded-md border border-soon px-3 py-2 text-soon">
              {accountWords.mustEnrol}
            </p>
          )}
          <div>
            <p className="font-semibold text-14 wrap-anywhere">{data.user}</p>
            <p className="text-muted">{accountWords.role(data.role, roleWords[data.role])}</p>
          </div>
          <PanelSection heading="h2" title={accountWords.factor}>
            <SecondFactor account={data} heldUpFrom={heldUpFrom} />
          </PanelSection>
          <PanelSection heading="h2" title={accountWords.password}>
            {data.has_password ? (
              <PasswordForm user={data.user} />
            ) : (
              <p className="text-muted">{accountWords.noPassword}</p>
            )}
          </PanelSection>
          <Sessions />
          <PanelSection heading="h2" title={accountWords.appearance}>
            <Appearance keys={keys} />
          </PanelSection>
        </div>
      )}
    </PageMain>
  );
}
