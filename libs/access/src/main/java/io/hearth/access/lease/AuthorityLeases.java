package io.hearth.access.lease;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hearth.access.CallerContext;
import io.hearth.access.KeystoneVerdicts;
import io.hearth.access.Principal;
import io.hearth.access.PrincipalClassifier;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.IssuedToken;
import io.hearth.keystone.KeystoneTokens;
import io.hearth.keystone.ValidatedToken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/**
 * Anchors local verification in Keystone: a keypair is believed only for a short while after
 * Keystone has vouched for it, and not at all once its revocation is known. However many requests
 * come, one at a time asks.
 */
@ApplicationScoped
public class AuthorityLeases {
    /** How many keypairs are believed. */
    static final String HELD = "hearth.access.leases";

    /** How often a keypair was believed beyond its lease, since Keystone was away. */
    static final String GRACED = "hearth.access.leases.graced";

    private static final String ABOUT = "keypair";
    private static final Logger LOG = Logger.getLogger(AuthorityLeases.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration REVOCATION_MEMORY = Duration.ofMinutes(30);

    /** While Keystone is away, requests with a lease in its grace do not each wait to find out. */
    private static final Duration OUTAGE_MEMORY = Duration.ofSeconds(5);

    private static final long MOST = 200_000;

    private final KeystoneTokens keystone;
    private final PrincipalClassifier classifier;
    private final KeystoneVerdicts verdicts;
    private final Counter graced;
    private final Duration term;
    private final Duration grace;
    private final InstantSource clock;
    private final Cache<String, Lease> leases;
    private final Cache<String, Boolean> revokedKeys =
            Caffeine.newBuilder().expireAfterWrite(REVOCATION_MEMORY).build();
    private final ConcurrentMap<String, CompletableFuture<LeaseVerdict>> asked =
            new ConcurrentHashMap<>();
    private volatile Instant lastOutage = Instant.MIN;

    @Inject
    AuthorityLeases(
            KeystoneTokens keystone,
            PrincipalClassifier classifier,
            LeaseConfig config,
            KeystoneVerdicts verdicts,
            MeterRegistry meters) {
        this(keystone, classifier, config, verdicts, meters, InstantSource.system());
    }

    AuthorityLeases(
            KeystoneTokens keystone,
            PrincipalClassifier classifier,
            LeaseConfig config,
            KeystoneVerdicts verdicts,
            MeterRegistry meters,
            InstantSource clock) {
        this.keystone = keystone;
        this.classifier = classifier;
        this.term = config.lease();
        this.grace = config.leaseGrace();
        this.clock = clock;
        this.leases =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(term.plus(grace).plusSeconds(1))
                        .build();
        this.verdicts = verdicts;
        this.graced = meters.counter(GRACED);
        meters.gauge(HELD, leases, Cache::estimatedSize);
    }

    /** Never fails: every outcome is a {@link LeaseVerdict}. */
    public Uni<LeaseVerdict> check(String accessKey, Secret secret) {
        if (term.isZero()) {
            return CallerContext.backTo(ask(accessKey, secret));
        }
        Lease lease = leases.getIfPresent(accessKey);
        return lease == null
                ? wait(askOnce(accessKey, secret))
                : check(lease, accessKey, secret, clock.instant());
    }

    private Uni<LeaseVerdict> check(Lease lease, String accessKey, Secret secret, Instant now) {
        return switch (lease.phase(now, term, grace)) {
            case FRESH -> granted(lease);
            case AGEING -> {
                askOnce(accessKey, secret);
                yield granted(lease);
            }
            case GRACE ->
                    now.isBefore(lastOutage.plus(OUTAGE_MEMORY))
                            ? grantedInGrace(lease)
                            : wait(askOnce(accessKey, secret))
                                    .map(verdict -> withGrace(verdict, lease));
            case ENDED -> wait(askOnce(accessKey, secret));
        };
    }

    /** Ends a keypair's authority for good; access keys are never used twice. */
    public void revoke(String accessKey) {
        revokedKeys.put(accessKey, Boolean.TRUE);
        leases.invalidate(accessKey);
    }

    /** Ends a keypair's lease, so that Keystone is asked again. */
    public void drop(String accessKey) {
        leases.invalidate(accessKey);
    }

    /** Ends every lease, so that Keystone is asked again. */
    public void dropAll() {
        leases.invalidateAll();
    }

    private CompletableFuture<LeaseVerdict> askOnce(String accessKey, Secret secret) {
        CompletableFuture<LeaseVerdict> mine = new CompletableFuture<>();
        CompletableFuture<LeaseVerdict> others = asked.putIfAbsent(accessKey, mine);
        if (others != null) {
            return others;
        }
        ask(accessKey, secret)
                .subscribe()
                .with(
                        verdict -> {
                            asked.remove(accessKey, mine);
                            mine.complete(verdict);
                        });
        return mine;
    }

    private Uni<LeaseVerdict> ask(String accessKey, Secret secret) {
        Instant askedAt = clock.instant();
        return keystone.verifyEc2(KeystoneProbe.of(accessKey, secret, askedAt))
                .map(token -> answer(accessKey, token.map(IssuedToken::owner), askedAt))
                .onFailure()
                .recoverWithItem(this::noVerdict);
    }

    private LeaseVerdict answer(String accessKey, Optional<ValidatedToken> token, Instant askedAt) {
        Optional<Principal.StackUser> vouched =
                token.flatMap(classifier::classify)
                        .filter(Principal.StackUser.class::isInstance)
                        .map(Principal.StackUser.class::cast)
                        .map(user -> user.withAccessKey(accessKey));
        if (vouched.isEmpty()) {
            verdicts.refused(ABOUT);
            leases.invalidate(accessKey);
            return new LeaseVerdict.Refused();
        }
        verdicts.vouched(ABOUT);
        leases.put(accessKey, new Lease(vouched.get(), askedAt));
        // a revocation that came while Keystone was asked is newer than its answer
        if (revokedKeys.getIfPresent(accessKey) != null) {
            leases.invalidate(accessKey);
            return new LeaseVerdict.Refused();
        }
        return new LeaseVerdict.Granted(vouched.get());
    }

    private LeaseVerdict noVerdict(Throwable failure) {
        LOG.warnf("Keystone gave no verdict on a keypair: %s", failure.getMessage());
        verdicts.none(ABOUT);
        lastOutage = clock.instant();
        return new LeaseVerdict.Unavailable(RETRY_AFTER);
    }

    /** A lease revoked in the meantime is no longer in the cache. */
    private LeaseVerdict withGrace(LeaseVerdict verdict, Lease lease) {
        String accessKey = String.valueOf(lease.principal().accessKey());
        if (verdict instanceof LeaseVerdict.Unavailable && leases.getIfPresent(accessKey) != null) {
            graced.increment();
            return new LeaseVerdict.Granted(lease.principal());
        }
        return verdict;
    }

    private Uni<LeaseVerdict> grantedInGrace(Lease lease) {
        graced.increment();
        return granted(lease);
    }

    private static Uni<LeaseVerdict> wait(CompletableFuture<LeaseVerdict> verdict) {
        return CallerContext.answerOf(verdict);
    }

    private static Uni<LeaseVerdict> granted(Lease lease) {
        return Uni.createFrom().item(new LeaseVerdict.Granted(lease.principal()));
    }
}
