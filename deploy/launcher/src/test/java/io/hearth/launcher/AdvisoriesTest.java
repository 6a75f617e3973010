package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What went wrong in Heat, Keystone and their like, by the number under which it was told: for each
 * there is a test, somewhere in Hearth, that would fail if it went wrong here. The test has the
 * number as its tag.
 */
class AdvisoriesTest {
    /** In the order of their years. */
    private static final Map<String, String> ADVISORIES =
            new TreeMap<>(
                    Map.ofEntries(
                            told("CVE-2012-3426", "a token made of another one lived longer"),
                            told("CVE-2012-5563", "the same, again"),
                            told("CVE-2012-5571", "keys outlived their user's role"),
                            told("CVE-2013-0282", "keys of disabled users were good"),
                            told("CVE-2013-6391", "a trustee's key had all of the trustor's roles"),
                            told("CVE-2013-6426", "instances could create stacks by the CFN API"),
                            told("CVE-2013-6428", "the path's project won over the token's"),
                            told("CVE-2014-0105", "headers that say who calls were believed"),
                            told("CVE-2014-3476", "who was trusted could trust others"),
                            told("CVE-2014-3520", "a trust could name any project"),
                            told("CVE-2014-3801", "types of another's environment were listed"),
                            told("CVE-2014-7144", "certificates were not looked at"),
                            told("CVE-2015-1852", "the same, again"),
                            told("CVE-2015-5295", "a template's type named a file of the server"),
                            told("CVE-2016-7404", "servers got more than their own credential"),
                            told(
                                    "CVE-2016-9185",
                                    "the server fetched URLs, and told what it found"),
                            told("CVE-2017-2592", "a token was logged with a failed request"),
                            told("CVE-2018-14432", "everybody could list projects"),
                            told("CVE-2019-19687", "everybody with a role could list credentials"),
                            told("CVE-2020-12689", "a limited token made keys without the limit"),
                            told("CVE-2020-12691", "a key could be given to another user"),
                            told("CVE-2020-12692", "a signature was good for ever"),
                            told("CVE-2021-38155", "a refusal told which names there are"),
                            told("CVE-2023-1625", "hidden parameters were shown"),
                            told("CVE-2024-7319", "they were shown to who abandons a stack"),
                            told("CVE-2025-65073", "anybody got a token for a signature"),
                            told("CVE-2026-22797", "headers that say who calls were believed"),
                            told("CVE-2026-33551", "a limited login made an unlimited key"),
                            told("CVE-2026-42999", "what a body says decided who may send it"),
                            told("CVE-2026-43001", "a key was made for any project"),
                            told("CVE-2026-44394", "a token was changed for one that lives on"),
                            told("CVE-2026-80183", "everybody could list who has which role"),
                            told("LP-1708122", "a failure told the database's words"),
                            told("OSSN-0011", "what is not there opened everything"),
                            told("OSSN-0023", "tokens in logs"),
                            told("OSSN-0024", "passwords in logs"),
                            told("OSSN-0042", "a token was changed for one of another project"),
                            told("OSSN-0052", "secrets in logs of clients"),
                            told("OSSN-0056", "what was revoked was remembered as good"),
                            told("OSSN-0062", "the same, by who caches"),
                            told("OSSN-0068", "revocations slowed each look at a token"),
                            told("OSSN-0096", "the bus's certificate could be for any host"),
                            told("OSSN-0098", "a token was stored with what it began"),
                            told("OSSN-0103", "a filter showed other projects' stacks"),
                            told("ceph-71359", "a login was not renewed when it was refused"),
                            told("floci-2680", "an unknown key was its own secret"),
                            told("rustfs-4464", "whose a key is was told by the client")));

    private static Map.Entry<String, String> told(String number, String whatWentWrong) {
        return Map.entry(number, whatWentWrong);
    }

    @Test
    void eachHasATest() throws IOException {
        assertThat(TestTags.like("(CVE|LP|OSSN|ceph|floci|rustfs)-[^\"]+"))
                .containsExactlyElementsOf(ADVISORIES.keySet());
    }
}
