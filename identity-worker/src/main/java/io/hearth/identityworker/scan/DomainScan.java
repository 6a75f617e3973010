package io.hearth.identityworker.scan;

import io.hearth.contract.Keypair;
import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.DomainProjects;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.Marker;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Account;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.scan.Finding.Difference;
import io.hearth.identityworker.scan.Finding.Remedy;
import io.hearth.keystone.Project;
import io.hearth.keystone.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares ledger and domain. The order of the reads makes it safe beside the loop: what was ready
 * before the listing must be in it, and what is in the listing must be in the ledger after it,
 * since an intent is stored before its call. Objects without this deployment's marker are not
 * touched.
 */
public final class DomainScan {
    private static final Logger LOG = Logger.getLogger(DomainScan.class);

    private final Ledger ledger;
    private final Orphans orphans;
    private final StackDomain domain;
    private final DomainUsers users;
    private final DomainKeypairs keypairs;
    private final DomainProjects projects;
    private final UserSources sources;
    private final AccountPool pool;
    private final Consumer<String> wake;
    private final Duration grace;
    private final Clock clock;

    /**
     * @param wake told the root of each stack tree that has something to make again
     * @param grace how long an orphan stays, its user disabled, before it is removed
     */
    public DomainScan(
            Ledger ledger,
            Orphans orphans,
            StackDomain domain,
            UserSources sources,
            AccountPool pool,
            Consumer<String> wake,
            Duration grace,
            Clock clock) {
        this.ledger = ledger;
        this.orphans = orphans;
        this.domain = domain;
        this.users = new DomainUsers(domain);
        this.keypairs = new DomainKeypairs(domain);
        this.projects = new DomainProjects(domain);
        this.sources = sources;
        this.pool = pool;
        this.wake = wake;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * What the domain holds.
     *
     * @param everybody its users, whosever they are, by id
     * @param users those with this deployment's marker
     * @param projects those with it
     */
    private record Listing(Map<String, User> everybody, List<User> users, List<Project> projects) {
        /** The ids of what is ours. */
        Set<String> ids() {
            Set<String> ids = new HashSet<>();
            users.forEach(user -> ids.add(user.id()));
            projects.forEach(project -> ids.add(project.id()));
            return ids;
        }
    }

    /** Compares, and mends what differs. Blocks; lists the whole domain. */
    public ScanReport scan() {
        return scan(true);
    }

    /** Compares, and changes nothing. */
    public ScanReport look() {
        return scan(false);
    }

    private ScanReport scan(boolean mend) {
        List<Identity> before = ledger.standing();
        Listing listing = list();
        List<Finding> findings = new ArrayList<>();
        remake(before, listing, mend, findings);
        disable(before, listing, mend, findings);
        sweep(listing, ledger.standing(), mend, findings);
        pool.check(mend).forEach(account -> findings.add(Finding.unclean(account)));
        ScanReport report = ScanReport.of(findings);
        if (!report.isClean()) {
            LOG.warnf("The ledger and the stack domain differ: %s", report.summary());
        }
        return report;
    }

    private Listing list() {
        List<User> everybody = domain.keystone().users(domain.id());
        return new Listing(
                everybody.stream().collect(Collectors.toMap(User::id, user -> user)),
                everybody.stream().filter(user -> ours(user.description()).isPresent()).toList(),
                domain.keystone().projects(domain.id()).stream()
                        .filter(project -> ours(project.description()).isPresent())
                        .toList());
    }

    private void remake(
            List<Identity> before, Listing listing, boolean mend, List<Finding> findings) {
        Set<String> ours = listing.ids();
        Set<String> lostTrees =
                before.stream()
                        .filter(i -> i.kind() == Kind.PROJECT && isLost(i, ours, listing))
                        .map(i -> i.stack().rootId())
                        .collect(Collectors.toSet());
        for (Identity identity : before) {
            // grants and keypairs went with their project
            boolean lost =
                    isLost(identity, ours, listing)
                            || isStanding(identity)
                                    && !identity.isToRest()
                                    && identity.kind() != Kind.TRUSTEE
                                    && lostTrees.contains(identity.stack().rootId());
            if (lost) {
                boolean remade = mend && recorded(identity, identity.observed().lost());
                findings.add(
                        finding(
                                Difference.MISSING,
                                identity,
                                remade ? Remedy.MADE_AGAIN : Remedy.NOTHING));
            }
        }
    }

    /**
     * Users of suspended stacks that somebody has enabled, and keypairs that somebody has made
     * while they rest: the loop disables and removes them again.
     */
    private void disable(
            List<Identity> before, Listing listing, boolean mend, List<Finding> findings) {
        for (Identity identity : before) {
            boolean awake =
                    identity.desired() == Desired.DISABLED
                            && isStanding(identity)
                            && identity.account() != Account.SHARED
                            && (identity.isToRest()
                                    ? isSeen(identity)
                                    : isEnabled(identity, listing));
            if (awake) {
                boolean mended =
                        mend && recorded(identity, identity.observed().reached(Phase.READY));
                Remedy remedy = identity.isToRest() ? Remedy.REMOVED : Remedy.DISABLED;
                findings.add(
                        finding(Difference.ENABLED, identity, mended ? remedy : Remedy.NOTHING));
            }
        }
    }

    /** Whether the loop will mend it: the row is as it was when it was read. */
    private boolean recorded(Identity identity, Observed known) {
        boolean recorded = ledger.record(identity, known, List.of()).isPresent();
        if (recorded) {
            wake.accept(identity.stack().rootId());
        }
        return recorded;
    }

    private static Finding finding(Difference difference, Identity identity, Remedy done) {
        String id = identity.keystoneId();
        return Finding.of(difference, identity, id == null ? "" : id, done);
    }

    private boolean isEnabled(Identity identity, Listing listing) {
        User user = listing.everybody().get(identity.keystoneId());
        return user != null && sources.of(identity).isEnabled(user);
    }

    private boolean isSeen(Identity resting) {
        String userId = resting.keystoneId();
        Keypair keypair = resting.keypair();
        return userId != null && keypair != null && keypairs.isSeen(userId, keypair.credentialId());
    }

    /** An account that was there before bears no marker, and a keypair is on whatever user. */
    private static boolean isLost(Identity identity, Set<String> ours, Listing listing) {
        boolean marked = identity.kind() != Kind.KEYPAIR && identity.account() == Account.MADE;
        String id = identity.keystoneId();
        return isStanding(identity)
                && !identity.isToRest()
                && id != null
                && !(marked ? ours.contains(id) : listing.everybody().containsKey(id));
    }

    private static boolean isStanding(Identity identity) {
        return identity.isWanted() && identity.isSettled() && identity.phase() != Phase.FAILED;
    }

    private void sweep(
            Listing listing, List<Identity> after, boolean mend, List<Finding> findings) {
        Set<Marker> accounted = after.stream().map(domain::marker).collect(Collectors.toSet());
        Set<String> found = new HashSet<>();
        Set<String> treesWithUsers = new HashSet<>();
        for (User user : listing.users()) {
            Marker marker = ours(user.description()).orElseThrow();
            Remedy done = Remedy.NOTHING;
            if (!accounted.contains(marker)) {
                found.add(user.id());
                done = mend ? sweep(user, marker) : Remedy.NOTHING;
                findings.add(Finding.orphan(Kind.USER, user.id(), user.name(), marker, done));
            }
            if (done != Remedy.REMOVED) {
                treesWithUsers.add(marker.rootId());
            }
        }
        for (Project project : listing.projects()) {
            Marker marker = ours(project.description()).orElseThrow();
            if (!accounted.contains(marker)) {
                found.add(project.id());
                boolean empty = !treesWithUsers.contains(marker.rootId());
                Remedy done = mend ? sweep(project, marker, empty) : Remedy.NOTHING;
                findings.add(
                        Finding.orphan(Kind.PROJECT, project.id(), project.name(), marker, done));
            }
        }
        if (mend) {
            orphans.keepOnly(found);
        }
    }

    private Remedy sweep(User user, Marker marker) {
        if (isOverdue(user.id(), Kind.USER)) {
            users.remove(user.id(), user.name(), marker);
            return Remedy.REMOVED;
        }
        if (user.enabled()) {
            domain.keystone().setUserEnabled(user.id(), false);
        }
        return Remedy.DISABLED;
    }

    private Remedy sweep(Project project, Marker marker, boolean empty) {
        if (isOverdue(project.id(), Kind.PROJECT) && empty) {
            projects.remove(project.id(), project.name(), marker);
            return Remedy.REMOVED;
        }
        return Remedy.NOTHING;
    }

    private boolean isOverdue(String keystoneId, Kind kind) {
        Instant now = clock.instant();
        return !orphans.note(keystoneId, kind.name(), now).plus(grace).isAfter(now);
    }

    private Optional<Marker> ours(String description) {
        return Marker.parse(description)
                .filter(marker -> marker.deployment().equals(domain.deployment()));
    }
}
