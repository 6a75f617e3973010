package io.hearth.keystone.bootstrap;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Entry;
import io.hearth.keystone.KeystoneAdmin.Kind;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.StepReport.Outcome;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a Keystone ready for Hearth: the stack domain with its admin, roles, service users, catalog
 * and, for a local run, two projects. Run twice, it changes nothing the second time.
 *
 * @see <a href="https://docs.openstack.org/heat/latest/install/install-debian.html">What Heat's
 *     installation guide does by hand</a>
 */
public final class Bootstrap {
    private static final int PASSWORD_BYTES = 24;

    private final KeystoneSettings admin;
    private final BootstrapOptions options;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param admin a login that may administer the cloud
     */
    public Bootstrap(KeystoneSettings admin, BootstrapOptions options) {
        this.admin = admin;
        this.options = options;
    }

    /** A dry run: every step, present or needed; Keystone is only read. */
    public List<StepReport> plan() {
        try (KeystoneClient client = KeystoneClient.connect(admin)) {
            Ids ids = new Ids();
            List<StepReport> reports = new ArrayList<>();
            for (Step step : Plan.of(options, this::password)) {
                reports.add(
                        standing(step, client.admin(), ids)
                                .orElseGet(() -> new StepReport(step.name(), Outcome.NEEDED)));
            }
            return List.copyOf(reports);
        }
    }

    /** The stack domain's id, if it is there. Keystone is only read. */
    public Optional<String> stackDomainId() {
        try (KeystoneClient client = KeystoneClient.connect(admin)) {
            return client.admin().find(Kind.DOMAIN, Map.of("name", Names.STACK_DOMAIN)).stream()
                    .findFirst()
                    .map(Entry::id);
        }
    }

    /**
     * Does what is needed.
     *
     * @param progress told each step when it has been done or found present
     * @throws io.hearth.keystone.KeystoneException at the first step that Keystone does not carry
     *     out; running again goes on there
     */
    public BootstrapSettings run(Consumer<StepReport> progress) {
        try (KeystoneClient client = KeystoneClient.connect(admin)) {
            Ids ids = new Ids();
            List<Step> steps = Plan.of(options, this::password);
            Set<Step> done = new HashSet<>();
            for (Step step : steps) {
                StepReport report = carryOut(step, client.admin(), ids);
                if (report.outcome() == Outcome.DONE) {
                    done.add(step);
                }
                progress.accept(report);
            }
            BootstrapSettings settings = settings(ids, passwords(steps, done));
            new SignatureCheck(client, settings).run(ids).forEach(progress);
            return settings;
        }
    }

    /** What is in the way may be what another run made after this one had looked for it. */
    private static StepReport carryOut(Step step, KeystoneAdmin keystone, Ids ids) {
        Optional<StepReport> standing = standing(step, keystone, ids);
        if (standing.isPresent()) {
            return standing.get();
        }
        try {
            step.run(keystone, ids);
            return new StepReport(step.name(), Outcome.DONE);
        } catch (KeystoneException.Conflict conflict) {
            return standing(step, keystone, ids).orElseThrow(() -> conflict);
        }
    }

    /** How a step stands that has nothing to do, or may not; empty for one that is to be done. */
    private static Optional<StepReport> standing(Step step, KeystoneAdmin keystone, Ids ids) {
        return step.isDone(keystone, ids)
                ? Optional.of(new StepReport(step.name(), Outcome.PRESENT))
                : step.obstacle(keystone, ids)
                        .map(obstacle -> new StepReport(obstacle, Outcome.WARNING));
    }

    private BootstrapSettings settings(Ids ids, Map<Account, Secret> passwords) {
        return new BootstrapSettings(
                admin.url(), ids.get(Kind.DOMAIN, Names.STACK_DOMAIN), options, passwords);
    }

    private static Map<Account, Secret> passwords(List<Step> steps, Set<Step> done) {
        Map<Account, Secret> passwords = new EnumMap<>(Account.class);
        for (Step step : steps) {
            if (step instanceof UserStep user) {
                user.password(done.contains(step))
                        .ifPresent(password -> passwords.put(user.account(), password));
            }
        }
        return passwords;
    }

    /** Without a hyphen, which in front would be an option to a client. */
    private Secret password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }
}
