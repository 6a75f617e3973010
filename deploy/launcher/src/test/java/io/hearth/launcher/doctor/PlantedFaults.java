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
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.layout.Part;
import io.hearth.local.FreePorts;
import io.hearth.local.KafkaTopics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Each fault is planted alone in a Hearth that is well, found, and taken away again. */
public final class PlantedFaults {
    private static final int PARTITIONS = 6;

    private final Premises well;

    /**
     * @param well what a Hearth stands on that runs
     */
    public PlantedFaults(Premises well) {
        this.well = well;
    }

    /** That there is nothing wrong where nothing was planted, or what follows says little. */
    public void findsNothingWrong() throws InterruptedException {
        assertThat(look(well))
                .extracting(Finding::severity)
                .contains(Severity.GOOD)
                .doesNotContain(Severity.WRONG);
    }

    public void areFoundInKeystone() throws Exception {
        String nowhere = "http://127.0.0.1:%d/v3".formatted(FreePorts.next());
        String service = String.valueOf(well.services().get(Part.METADATA_SERVICE)) + "/v3";
        finds(admin(nowhere, well.admin().password()), "Keystone does not answer at " + nowhere);
        finds(admin(service, well.admin().password()), "is not Keystone's Identity API v3");
        finds(
                admin(well.admin().url(), Secret.of("another password")),
                "Keystone refuses the login of its administrator, admin");
        finds(
                with(
                        KeystoneSettings.ofProject(
                                well.admin().url(),
                                caller("OS_USERNAME"),
                                Secret.of(caller("OS_PASSWORD")),
                                caller("OS_PROJECT_NAME"))),
                "may not administer this Keystone");
        finds(
                with(wanted("http://127.0.0.1:1/v1", Map.of(), Optional.empty())),
                "Keystone lacks public endpoint of orchestration");
        finds(
                with(
                        wanted(
                                well.wanted().orchestration(),
                                Map.of(Account.SERVICE, Secret.of("another password")),
                                Optional.empty())),
                "Keystone lacks user heat-");
        finds(
                with(
                        wanted(
                                well.wanted().orchestration(),
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
                finds(well, "Keystone lacks role heat_stack_owner");
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
        finds(
                new Premises(well.admin(), well.wanted(), nowhere, well.services(), well.caller()),
                "Kafka does not answer at " + nowhere);
        Map<Part, URI> services = new HashMap<>(well.services());
        services.put(Part.METADATA_SERVICE, URI.create("http://" + nowhere));
        finds(
                new Premises(well.admin(), well.wanted(), well.kafka(), services, well.caller()),
                "metadata-service does not answer at http://" + nowhere);
        aTopicIsMissing(Topics.deadLetters(Part.SIGNAL_SERVICE));
    }

    private void aTopicIsMissing(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, well.kafka()))) {
            admin.deleteTopics(Set.of(topic)).all().get();
        }
        try {
            finds(well, "Kafka lacks " + topic);
        } finally {
            KafkaTopics.create(well.kafka(), Topics.names(), PARTITIONS);
        }
    }

    public void areFoundInTheClient() throws InterruptedException {
        finds(caller(Map.of("OS_IDENTITY_API_VERSION", "2.0")), "which knows no domains");
        finds(
                caller(Map.of("OS_AUTH_URL", well.admin().url().replace("/v3", "/v2.0"))),
                "which knows no domains");
        finds(caller(Map.of("OS_AUTH_URL", "")), "OS_AUTH_URL is ''");
        finds(caller(Map.of("OS_AUTH_URL", "127.0.0.1:5000")), "no address of Keystone's");
        finds(caller(Map.of("OS_PASSWORD", "another")), "with 401. Look at OS_PASSWORD");
        finds(caller(Map.of("OS_REGION_NAME", "Elsewhere")), "to no Hearth at");
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
                        caller(Map.of("OS_USERNAME", name, "OS_PASSWORD", "a-guest")),
                        "clients say 403 and no more. Run: openstack role add --user " + name);
            } finally {
                client.admin().change(Kind.USER, user, Map.of("enabled", false));
            }
        }
    }

    private static void finds(Premises planted, String told) throws InterruptedException {
        assertThat(wrong(look(planted))).anyMatch(each -> each.contains(told));
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
        return new Premises(well.admin(), well.wanted(), well.kafka(), well.services(), caller);
    }

    private Premises admin(String url, Secret password) {
        return with(KeystoneSettings.ofProject(url, "admin", password, "admin"));
    }

    private Premises with(KeystoneSettings admin) {
        return new Premises(admin, well.wanted(), well.kafka(), well.services(), well.caller());
    }

    private Premises with(BootstrapOptions wanted) {
        return new Premises(well.admin(), wanted, well.kafka(), well.services(), well.caller());
    }

    private BootstrapOptions wanted(
            String orchestration, Map<Account, Secret> passwords, Optional<String> stackDomainId) {
        BootstrapOptions usual = well.wanted();
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
