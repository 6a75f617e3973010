package io.hearth.access.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.KeystoneVerdicts;
import io.hearth.access.PrincipalClassifier;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorityLeasesTest {
    private static final FaultProxy LINE = TestKeystone.shared().line();
    private static final KeystoneClient KEYSTONE =
            TestKeystone.shared().overLine(Account.SIGNATURE_VALIDATOR);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestIdentity identity = TestIdentity.ofStackDomain();

    /** Keystone looks at a signature's time, so that this one is near its own. */
    private volatile Instant now = Instant.now();

    private int before;

    @BeforeEach
    void logIn() {
        KEYSTONE.tokens().validate(identity.token()).await().atMost(Duration.ofSeconds(20));
        before = LINE.requests();
    }

    @AfterEach
    void backAgain() {
        LINE.restore();
    }

    @AfterAll
    static void close() {
        KEYSTONE.close();
    }

    private int calls() {
        return LINE.requests() - before;
    }

    @Test
    void withinALeaseKeystoneIsNotAsked() {
        AuthorityLeases leases = leases(60);

        check(leases);
        now = now.plusSeconds(29);

        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Granted.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void anAgeingLeaseIsRenewedWithoutWaiting() {
        AuthorityLeases leases = leases(60);

        check(leases);
        now = now.plusSeconds(31);
        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Granted.class);
        await("the renewal").until(() -> calls() == 2);
        now = now.plusSeconds(31);

        await("the renewal of what was renewed")
                .until(() -> check(leases) instanceof LeaseVerdict.Granted && calls() == 3);
    }

    @Test
    void zeroAsksEachTime() {
        AuthorityLeases leases = leases(0);

        check(leases);
        check(leases);

        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aRevokedKeyIsRefusedThoughKeystoneStillVouches() {
        AuthorityLeases leases = leases(60);
        check(leases);

        leases.revoke(identity.accessKey());

        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Refused.class);
    }

    @Test
    @Tag("CVE-2012-5571")
    void aKeyThatKeystoneForgotEndsWithItsLease() {
        AuthorityLeases leases = leases(60);
        check(leases);
        identity.forgetKeypair();
        now = now.plusSeconds(61);

        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Refused.class);
    }

    @Test
    void anOutageIsBridgedForTheGraceAndNoLonger() {
        AuthorityLeases leases = leases(60);
        check(leases);
        LINE.cut();

        now = now.plus(Duration.ofMinutes(4));
        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Granted.class);
        assertThat(meters.get("hearth.access.leases").gauge().value()).isEqualTo(1);
        assertThat(meters.get("hearth.access.leases.graced").counter().count()).isEqualTo(1);
        assertThat(asked("none")).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(3));
        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Unavailable.class);
        assertThat(asked("vouched")).isEqualTo(1);
    }

    @Test
    void anOutageBeginsNoLease() {
        LINE.cut();

        assertThat(check(leases(60))).isInstanceOf(LeaseVerdict.Unavailable.class);
    }

    @Test
    void aKeyOfAnOrdinaryDomainHasNoAuthorityHere() {
        TestIdentity member = TestIdentity.of(Account.OWNER);

        assertThat(check(leases(60), member)).isInstanceOf(LeaseVerdict.Refused.class);
    }

    private double asked(String verdict) {
        return meters.get("hearth.access.keystone.asked")
                .tags("about", "keypair", "verdict", verdict)
                .counter()
                .count();
    }

    private LeaseVerdict check(AuthorityLeases leases) {
        return check(leases, identity);
    }

    private static LeaseVerdict check(AuthorityLeases leases, TestIdentity who) {
        return leases.check(who.accessKey(), who.secretKey())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private AuthorityLeases leases(int seconds) {
        LeaseConfig config =
                new LeaseConfig() {
                    @Override
                    public Duration lease() {
                        return Duration.ofSeconds(seconds);
                    }

                    @Override
                    public Duration leaseGrace() {
                        return Duration.ofMinutes(5);
                    }
                };
        InstantSource clock = () -> now;
        return new AuthorityLeases(
                KEYSTONE.tokens(),
                new PrincipalClassifier(TestKeystone.shared().settings().stackUserDomainId()),
                config,
                new KeystoneVerdicts(meters),
                meters,
                clock);
    }
}
