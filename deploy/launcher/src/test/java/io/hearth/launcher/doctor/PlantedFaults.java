package io.hearth.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Entry;
import io.hearth.keystone.KeystoneAdmin.Kind;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.doctor.Doctor.Examination;
import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.layout.Part;
import io.hearth.local.FreePorts;
import io.hearth.local.KafkaTopics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** Each fault is planted alone in a Hearth that is well, found, and taken away again. */
public final class PlantedFaults {
    private static final Examination KEYSTONE = new KeystoneExamination();
    private static final Examination HOLES = new HolesExamination();
    private static final Examination BUS = new BusExamination();
    private static final Examination DATABASES = new DatabasesExamination();
    private static final Examination SERVICES = new ServicesExamination();
    private static final Examination CALLER = new CallerExamination(InstantSource.system());

    private final Premises well;
    private final BootstrapOptions wanted;
    private final Bus bus;

    /**
     * @param well what a Hearth stands on that runs
     */
    public PlantedFaults(Premises well) {
        this.well = well;
        this.wanted = well.wanted().orElseThrow();
        this.bus = well.bus().orElseThrow();
    }

    /** That there is nothing wrong where nothing was planted, or what follows says little. */
    public void findsNothingWrong() throws InterruptedException {
        assertThat(look(well))
                .extracting(Finding::severity)
                .contains(Severity.GOOD)
                .doesNotContain(Severity.WRONG);
    }

    /** That what is to be planted is not there already. */
    public void areNotThereYet() throws InterruptedException {
        assertThat(look(well))
                .extracting(Finding::told)
                .contains(
                        "Keystone has none of 5 holes that are known, neither for a stranger nor for an ordinary user",
                        "Kafka has all of Hearth's topics, as they ought to be",
                        "The services' databases have the migrations of this build");
    }

    public void areFoundInKeystone() throws Exception {
        String nowhere = "http://127.0.0.1:%d/v3".formatted(FreePorts.next());
        String service = String.valueOf(well.services().get(Part.METADATA_SERVICE)) + "/v3";
        finds(
                KEYSTONE,
                admin(nowhere, well.admin().password()),
                "Keystone does not answer at " + nowhere);
        finds(
                KEYSTONE,
                admin(service, well.admin().password()),
                "is not Keystone's Identity API v3");
        finds(
                KEYSTONE,
                admin(well.admin().url(), Secret.of("another password")),
                "Keystone refuses the login of its administrator, admin");
        finds(
                KEYSTONE,
                with(
                        KeystoneSettings.ofProject(
                                well.admin().url(),
                                caller("OS_USERNAME"),
                                Secret.of(caller("OS_PASSWORD")),
                                caller("OS_PROJECT_NAME"))),
                "may not administer this Keystone");
        Premises elsewhere = with(wanted("http://127.0.0.1:1/v1", Map.of(), Optional.empty()));
        finds(KEYSTONE, elsewhere, "Keystone lacks public endpoint of orchestration");
        finds(
                SERVICES,
                elsewhere,
                "The Orchestration API does not answer at http://127.0.0.1:1/v1");
        finds(
                KEYSTONE,
                with(
                        wanted(
                                wanted.orchestration(),
                                Map.of(Account.SERVICE, Secret.of("another password")),
                                Optional.empty())),
                "Keystone lacks user heat-");
        finds(
                KEYSTONE,
                with(
                        wanted(
                                wanted.orchestration(),
                                Map.of(),
                                Optional.of("0f1e2d3c4b5a69788796a5b4c3d2e1f0"))),
                "not 0f1e2d3c4b5a69788796a5b4c3d2e1f0");
        aRoleIsMissing();
    }

    private void aRoleIsMissing() throws InterruptedException {
        try (KeystoneClient client = KeystoneClient.connect(well.admin())) {
            KeystoneAdmin admin = client.admin();
            Entry role = admin.find(Kind.ROLE, Map.of("name", "heat_stack_owner")).getFirst();
            admin.change(Kind.ROLE, role.id(), Map.of("name", "mislaid"));
            try {
                finds(KEYSTONE, well, "Keystone lacks role heat_stack_owner");
            } finally {
                admin.change(Kind.ROLE, role.id(), Map.of("name", "heat_stack_owner"));
            }
        }
    }

    private void theClockIsWrong() throws InterruptedException {
        List<Finding> found = new ArrayList<>();

        new CallerExamination(() -> Instant.now().minus(Duration.ofMinutes(10)))
                .look(well, found::add);

        assertThat(wrong(found)).anyMatch(told -> told.contains("behind Keystone's"));
    }

    public void areFoundOnTheBusAndInTheServices() throws Exception {
        String nowhere = "127.0.0.1:" + FreePorts.next();
        finds(BUS, with(Bus.at(nowhere)), "Kafka does not answer at " + nowhere);
        Map<Part, URI> services = new HashMap<>(well.services());
        services.put(Part.METADATA_SERVICE, URI.create("http://" + nowhere));
        finds(
                SERVICES,
                new Premises(
                        well.admin(),
                        well.wanted(),
                        well.bus(),
                        services,
                        well.databases(),
                        well.caller()),
                "metadata-service does not answer at http://" + nowhere);
        aTopicIsMissing(Topics.deadLetters(Part.SIGNAL_SERVICE));
    }

    private void aTopicIsMissing(String topic) throws Exception {
        try (Admin admin = Admin.create(bus.client())) {
            admin.deleteTopics(Set.of(topic)).all().get();
        }
        try {
            finds(BUS, well, "Kafka lacks " + topic);
        } finally {
            KafkaTopics.create(bus.client(), Topics.names(), Topics.PARTITIONS);
        }
    }

    /** By what is in the databases, which nobody else takes note of. */
    public void areFoundInTheDatabases() throws Exception {
        new PlantedMigrations(well.databases()).areFound(by(DATABASES));
        Map<Part, String> databases = new HashMap<>(well.databases());
        databases.put(
                Part.SIGNAL_SERVICE,
                "jdbc:postgresql://127.0.0.1:%d/signal_service".formatted(FreePorts.next()));
        finds(
                DATABASES,
                new Premises(
                        well.admin(),
                        well.wanted(),
                        well.bus(),
                        well.services(),
                        databases,
                        well.caller()),
                "The database of signal-service does not answer");
    }

    /**
     * @param policy Keystone's, which it reads anew when it has changed
     */
    public void areFoundInKeystonesPolicy(Path policy) throws Exception {
        new PlantedHoles(policy).areFound(by(HOLES));
        try (CredulousLine line = CredulousLine.before(well.admin())) {
            Premises open = admin(line.url(), well.admin().password());
            finds(
                    HOLES,
                    open,
                    "Keystone gives a token for a signature to whoever asks, without a token");
            finds(HOLES, open, "Keystone gives a token for a signature of S3's to whoever asks");
        }
    }

    /**
     * As it is seen from beside docker compose, and by who has nothing but a login.
     *
     * @param outside the same Hearth, as if docker compose had started it
     */
    public void areFoundFromOutside(Premises outside) throws Exception {
        assertThat(wrong(look(outside))).isEmpty();
        assertThat(look(outside))
                .extracting(Finding::told)
                .contains(
                        "stack-api is ready behind " + wanted.orchestration(),
                        "metadata-service is ready behind " + wanted.orchestration(),
                        "signal-service is ready behind " + wanted.orchestration(),
                        "webhook-service is ready behind " + wanted.orchestration());
        KeystoneSettings login =
                KeystoneSettings.ofProject(
                        well.admin().url(),
                        caller("OS_USERNAME"),
                        Secret.of(caller("OS_PASSWORD")),
                        caller("OS_PROJECT_NAME"));
        assertThat(look(cloud(login, well.caller())))
                .extracting(Finding::severity)
                .containsOnly(Severity.GOOD);
        Map<String, String> elsewhere = new HashMap<>(well.caller());
        elsewhere.put("OS_REGION_NAME", "Elsewhere");
        finds(CALLER, cloud(login, elsewhere), "to no Orchestration API in region Elsewhere");
    }

    private static Premises cloud(KeystoneSettings login, Map<String, String> caller) {
        return new Premises(login, Optional.empty(), Optional.empty(), Map.of(), Map.of(), caller);
    }

    public void areFoundInTheClient() throws InterruptedException {
        finds(CALLER, caller(Map.of("OS_IDENTITY_API_VERSION", "2.0")), "which knows no domains");
        finds(
                CALLER,
                caller(Map.of("OS_AUTH_URL", well.admin().url().replace("/v3", "/v2.0"))),
                "which knows no domains");
        finds(CALLER, caller(Map.of("OS_AUTH_URL", "")), "OS_AUTH_URL is ''");
        finds(CALLER, caller(Map.of("OS_AUTH_URL", "127.0.0.1:5000")), "no address of Keystone's");
        finds(CALLER, caller(Map.of("OS_PASSWORD", "another")), "with 401. Look at OS_PASSWORD");
        finds(CALLER, caller(Map.of("OS_REGION_NAME", "Elsewhere")), "to no Hearth at");
        aRoleIsTooLittle();
        theClockIsWrong();
    }

    /** 403 without a cause, in any client. */
    private void aRoleIsTooLittle() throws InterruptedException {
        String name = "guest-" + UUID.randomUUID();
        try (KeystoneClient client = KeystoneClient.connect(well.admin())) {
            Keystone keystone = client.keystone();
            String project =
                    keystone.findProject("default", caller("OS_PROJECT_NAME")).orElseThrow().id();
            String user =
                    keystone.createUser(
                                    new NewUser("default", name, "", null, Secret.of("a-guest")))
                            .id();
            keystone.grantRole(project, user, keystone.roleId("heat_stack_owner"));
            try {
                finds(
                        CALLER,
                        caller(Map.of("OS_USERNAME", name, "OS_PASSWORD", "a-guest")),
                        "clients say 403 and no more. Run: openstack role add --user " + name);
            } finally {
                client.admin().change(Kind.USER, user, Map.of("enabled", false));
            }
        }
    }

    /** By the one examination that tells of it. */
    private static void finds(Examination examination, Premises planted, String told)
            throws InterruptedException {
        Looking.by(examination, planted).finds(Severity.WRONG, told);
    }

    /** With the same premises: it is they that are at fault. */
    private Looking by(Examination examination) {
        return Looking.by(examination, well);
    }

    private static List<Finding> look(Premises premises) throws InterruptedException {
        List<Finding> found = new ArrayList<>();
        Doctor.look(premises, found::add);
        return found;
    }

    private static List<String> wrong(List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.severity() == Severity.WRONG)
                .map(Finding::told)
                .toList();
    }

    private String caller(String variable) {
        return well.caller().getOrDefault(variable, "");
    }

    private Premises caller(Map<String, String> other) {
        Map<String, String> caller = new HashMap<>(well.caller());
        caller.putAll(other);
        return new Premises(
                well.admin(), well.wanted(), well.bus(), well.services(), well.databases(), caller);
    }

    private Premises admin(String url, Secret password) {
        return with(KeystoneSettings.ofProject(url, "admin", password, "admin"));
    }

    private Premises with(KeystoneSettings admin) {
        return new Premises(
                admin, well.wanted(), well.bus(), well.services(), well.databases(), well.caller());
    }

    private Premises with(Bus other) {
        return new Premises(
                well.admin(),
                well.wanted(),
                Optional.of(other),
                well.services(),
                well.databases(),
                well.caller());
    }

    private Premises with(BootstrapOptions other) {
        return new Premises(
                well.admin(),
                Optional.of(other),
                well.bus(),
                well.services(),
                well.databases(),
                well.caller());
    }

    private BootstrapOptions wanted(
            String orchestration, Map<Account, Secret> passwords, Optional<String> stackDomainId) {
        BootstrapOptions usual = wanted;
        Map<Account, Secret> all = new HashMap<>(usual.passwords());
        all.putAll(passwords);
        return new BootstrapOptions(
                usual.deployment(),
                usual.region(),
                orchestration,
                usual.cloudformation(),
                usual.localProjects(),
                all,
                stackDomainId);
    }
}
