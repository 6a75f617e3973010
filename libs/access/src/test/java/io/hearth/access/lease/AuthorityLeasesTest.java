package io.hearth.access.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.FakeKeystone;
import io.hearth.access.PrincipalClassifier;
import io.hearth.contract.seal.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorityLeasesTest {
    private static final String KEY = "k1";

    private final FakeKeystone keystone = new FakeKeystone();
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");

    @BeforeEach
    void alive() {
        keystone.knowsKey(KEY, FakeKeystone.stackUser("u1", "d1", "heat_stack_user"));
    }

    @Test
    void withinALeaseKeystoneIsNotAsked() {
        AuthorityLeases leases = leases(60);

        check(leases);
        now = now.plusSeconds(29);

        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Granted.class);
        assertThat(keystone.calls()).isEqualTo(1);
    }

    @Test
    void anAgeingLeaseIsRenewedWithoutWaiting() {
        AuthorityLeases leases = leases(60);

        check(leases);
        now = now.plusSeconds(31);
        check(leases);
        now = now.plusSeconds(31);
        check(leases);

        assertThat(keystone.calls()).isEqualTo(3);
    }

    @Test
    void zeroAsksEachTime() {
        AuthorityLeases leases = leases(0);

        check(leases);
        check(leases);

        assertThat(keystone.calls()).isEqualTo(2);
    }

    @Test
    void aRevokedKeyIsRefusedThoughKeystoneStillVouches() {
        AuthorityLeases leases = leases(60);
        check(leases);

        leases.revoke(KEY);

        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Refused.class);
    }

    @Test
    void aKeyThatKeystoneForgotEndsWithItsLease() {
        AuthorityLeases leases = leases(60);
        check(leases);
        keystone.forgetsKey(KEY);
        now = now.plusSeconds(61);

        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Refused.class);
    }

    @Test
    void anOutageIsBridgedForTheGraceAndNoLonger() {
        AuthorityLeases leases = leases(60);
        check(leases);
        keystone.isAway(true);

        now = now.plus(Duration.ofMinutes(4));
        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Granted.class);
        now = now.plus(Duration.ofMinutes(3));
        assertThat(check(leases)).isInstanceOf(LeaseVerdict.Unavailable.class);
    }

    @Test
    void anOutageBeginsNoLease() {
        keystone.isAway(true);

        assertThat(check(leases(60))).isInstanceOf(LeaseVerdict.Unavailable.class);
    }

    @Test
    void aKeyOfAnOrdinaryDomainHasNoAuthorityHere() {
        keystone.knowsKey(KEY, FakeKeystone.member("p1", "heat_stack_user"));

        assertThat(check(leases(60))).isInstanceOf(LeaseVerdict.Refused.class);
    }

    private static LeaseVerdict check(AuthorityLeases leases) {
        return leases.check(KEY, Secret.of("s3cret")).await().atMost(Duration.ofSeconds(5));
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
                keystone, new PrincipalClassifier(FakeKeystone.DOMAIN), config, clock);
    }
}
