package io.hearth.identityworker.scan;

import io.hearth.identityworker.domain.DomainProjects;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.Marker;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.keystone.Project;
import io.hearth.keystone.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
    private final DomainProjects projects;
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
            Consumer<String> wake,
            Duration grace,
            Clock clock) {
        this.ledger = ledger;
        this.orphans = orphans;
        this.domain = domain;
        this.users = new DomainUsers(domain);
        this.projects = new DomainProjects(domain);
        this.wake = wake;
        this.grace = grace;
        this.clock = clock;
    }

    /** What the domain holds of ours. */
    private record Listing(List<User> users, List<Project> projects) {
        Set<String> ids() {
            Set<String> ids = new HashSet<>();
            users.forEach(user -> ids.add(user.id()));
            projects.forEach(project -> ids.add(project.id()));
            return ids;
        }
    }

    /** One comparison. Blocks; lists the whole domain. */
    public ScanReport scan() {
        List<Identity> before = ledger.standing();
        Listing listing = list();
        int remade = remake(before, listing.ids());
        ScanReport report = sweep(listing, ledger.standing(), remade);
        if (!report.isClean()) {
            LOG.warnf("The ledger and the stack domain differed: %s", report);
        }
        return report;
    }

    private Listing list() {
        return new Listing(
                domain.keystone().users(domain.id()).stream()
                        .filter(user -> ours(user.description()).isPresent())
                        .toList(),
                domain.keystone().projects(domain.id()).stream()
                        .filter(project -> ours(project.description()).isPresent())
                        .toList());
    }

    private int remake(List<Identity> before, Set<String> present) {
        Set<String> lostTrees =
                before.stream()
                        .filter(i -> i.kind() == Kind.PROJECT && isLost(i, present))
                        .map(i -> i.stack().rootId())
                        .collect(Collectors.toSet());
        int remade = 0;
        for (Identity identity : before) {
            // grants and keypairs went with their project
            boolean lost =
                    isLost(identity, present)
                            || isStanding(identity)
                                    && lostTrees.contains(identity.stack().rootId());
            if (lost
                    && ledger.record(identity, identity.observed().lost(), List.of()).isPresent()) {
                remade++;
                wake.accept(identity.stack().rootId());
            }
        }
        return remade;
    }

    private static boolean isLost(Identity identity, Set<String> present) {
        return isStanding(identity)
                && identity.keystoneId() != null
                && !present.contains(identity.keystoneId());
    }

    private static boolean isStanding(Identity identity) {
        return identity.isWanted() && identity.isSettled() && identity.phase() != Phase.FAILED;
    }

    private ScanReport sweep(Listing listing, List<Identity> after, int remade) {
        Set<Marker> accounted = after.stream().map(domain::marker).collect(Collectors.toSet());
        Set<String> found = new HashSet<>();
        Set<String> treesWithUsers = new HashSet<>();
        int removed = 0;
        for (User user : listing.users()) {
            Marker marker = ours(user.description()).orElseThrow();
            boolean gone = !accounted.contains(marker) && sweep(user, marker, found);
            removed += gone ? 1 : 0;
            if (!gone) {
                treesWithUsers.add(marker.rootId());
            }
        }
        for (Project project : listing.projects()) {
            Marker marker = ours(project.description()).orElseThrow();
            if (!accounted.contains(marker)) {
                boolean empty = !treesWithUsers.contains(marker.rootId());
                removed += sweep(project, marker, empty, found) ? 1 : 0;
            }
        }
        orphans.keepOnly(found);
        return new ScanReport(remade, found.size(), removed);
    }

    private boolean sweep(User user, Marker marker, Set<String> found) {
        found.add(user.id());
        if (isOverdue(user.id(), Kind.USER)) {
            users.remove(user.id(), user.name(), marker);
            return true;
        }
        if (user.enabled()) {
            domain.keystone().setUserEnabled(user.id(), false);
        }
        return false;
    }

    private boolean sweep(Project project, Marker marker, boolean empty, Set<String> found) {
        found.add(project.id());
        boolean due = isOverdue(project.id(), Kind.PROJECT) && empty;
        if (due) {
            projects.remove(project.id(), project.name(), marker);
        }
        return due;
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
