// Pages that stand in an article's place: "prove that you are human", "access denied", "accept our cookies".
// Only asked when no article body was found: an article may well write about captchas.
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import { lineOf } from './dom-text.ts';

const title =
  /just a moment|attention required|access (?:to this page (?:has been )?)?denied|are you (?:a )?(?:human|robot)|(?:security|bot|browser) (?:check|verification)|checking your browser|pardon our interruption|request (?:blocked|unsuccessful)|verif(?:y|ying) you|human verification|403 forbidden|请稍候|安全验证|人机验证|访问被拒绝|请求被拦截|un instant|accès refusé|vérification de sécurité|before you continue|avant de continuer/i;
/** Names in ids, classes and addresses of the usual guards and consent walls. */
const marker =
  /cf[-_]chl|challenge-(?:platform|form|running|error)|cf-browser-verification|cf-error|captcha|turnstile|datadome|incapsula|imperva|_pxcaptcha|px-captcha|perimeterx|akamai-(?:bot|block)|sec-if-cpt|awswaf|ddos-guard|sucuri|consent-?(?:wall|page|form|required)|privacy-?gate|didomi-(?:popup|notice|consent-popup)|qc-cmp2-container|sp_message_container|onetrust-consent-sdk/i;

/** Characters: a page with more text has something to say of its own, whatever its elements are called. */
export const challengeText = 1500;

/** Is this page a guard's or a consent wall's? */
export function isChallenge(tree: HtmlDocument): boolean {
  const titles = select(tree, 'title, h1').map((element) => lineOf(element) ?? '');
  if (titles.some((text) => title.test(text))) return true;
  const body = select(tree, 'body')[0];
  if (body !== undefined && (lineOf(body)?.length ?? 0) > challengeText) return false;
  return (
    select(tree, '[id], [class], script[src], iframe[src], form[action], meta[http-equiv]').some((element) =>
      ['id', 'class', 'src', 'action', 'content'].some((name) => marker.test(attribute(element, name) ?? '')),
    ) ||
    select(tree, 'script:not([src])').some((script) =>
      /_cf_chl_opt|datadome|_Incapsula_/i.test(lineOf(script) ?? ''),
    )
  );
}
