package io.hearth.launcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.Administrator;
import io.hearth.launcher.parts.Operation;
import io.hearth.launcher.parts.Owner;
import io.hearth.launcher.story.StoryWorld;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Stacks with credentials of every kind, which are used until their owner takes them back in one
 * way or another: from then on nothing that they opened opens any more.
 */
public final class RevocationRounds implements AutoCloseable {
    /** Of each kind in a stack. */
    private static final int EACH = 5;

    private static final int KINDS = 3;
    private static final Set<Integer> REFUSALS = Set.of(401, 403);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The longest that a replica that hears nothing more believes Keystone's last word. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final KeystoneClient admin;
    private final StoryWorld world;
    private final Owner owner;
    private int trials;
    private double longestMillis;

    /**
     * @param state of a Hearth that runs
     */
    public RevocationRounds(StateDirectory state) throws Exception {
        admin = Administrator.of(state);
        world = DemoCommand.world(state);
        owner = new Owner(world, admin.keystone());
    }

    /**
     * @param atLeast how many credentials are to be taken back
     */
    public void run(int atLeast) throws Exception {
        for (int round = 0; trials < atLeast; round++) {
            round(Withdrawal.values()[round % Withdrawal.values().length]);
        }
        System.out.printf(
                Locale.ROOT,
                "revocation: %d credentials taken back; the last that one opened anything was %.0f ms after its owner was answered%n",
                trials,
                longestMillis);
    }

    private void round(Withdrawal withdrawal) throws Exception {
        String name = "revocation-" + UUID.randomUUID();
        owner.ask(Operation.CREATE, "", Map.of("stack_name", name, "template", template()));
        String stack = name + "/" + owner.find(name).orElseThrow().path("id").asText();
        await(stack, Operation.CREATE);
        List<Credential> credentials = credentials(stack, name);
        for (Credential credential : credentials) {
            Awaitility.await(credential.resource())
                    .atMost(PATIENCE)
                    .until(() -> credential.use(http) == 200);
        }
        withdrawal.ask(owner, stack, credentials);
        long asked = System.nanoTime();
        for (Credential credential : credentials) {
            Awaitility.await("the end of %s by %s".formatted(credential.resource(), withdrawal))
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> isRefused(credential, asked));
        }
        for (Credential credential : credentials) {
            assertThat(credential.use(http))
                    .as("%s after %s", credential.resource(), withdrawal)
                    .isIn(REFUSALS);
        }
        trials += credentials.size();
        if (withdrawal != Withdrawal.DELETE) {
            owner.ask(Operation.DELETE, stack, Map.of());
        }
        await(stack, Operation.DELETE);
    }

    private boolean isRefused(Credential credential, long asked) throws Exception {
        int status = credential.use(http);
        if (status == 200) {
            longestMillis = Math.max(longestMillis, (System.nanoTime() - asked) / 1e6);
        }
        return REFUSALS.contains(status);
    }

    private List<Credential> credentials(String stack, String name) throws Exception {
        List<Credential> credentials = new ArrayList<>();
        for (int n = 0; n < EACH; n++) {
            credentials.add(new Credential.SignedUrl("by_url" + n, owner.output(stack, "url" + n)));
            credentials.add(
                    new Credential.Token(
                            "by_token" + n,
                            owner.output(stack, "endpoint" + n),
                            owner.output(stack, "token" + n)));
            credentials.add(
                    new Credential.Keypair(
                            "key" + n,
                            world.cloudformation(),
                            name,
                            "readable",
                            owner.output(stack, "access" + n),
                            owner.output(stack, "secret" + n)));
        }
        assertThat(credentials).hasSize(EACH * KINDS);
        return credentials;
    }

    private void await(String stack, Operation operation) {
        Awaitility.await(stack + " " + operation)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                owner.find(stack)
                                        .map(found -> found.path("stack_status").asText())
                                        .orElse(Operation.DELETE.end())
                                        .equals(operation.end()));
    }

    private static String template() {
        return """
        heat_template_version: 2021-04-16
        resources:
          readable: {type: OS::Heat::TestResource, metadata: {some: config}}
          policy: {type: OS::Heat::AccessPolicy, properties: {AllowedResources: [readable]}}
        """
                + each(
                        """
                          by_url%1$d: {type: "AWS::CloudFormation::WaitConditionHandle"}
                          by_token%1$d: {type: OS::Heat::WaitConditionHandle}
                          user%1$d: {type: AWS::IAM::User, properties: {Policies: [{get_resource: policy}]}}
                          key%1$d: {type: AWS::IAM::AccessKey, properties: {UserName: {get_resource: user%1$d}}}
                        """)
                + "outputs:\n"
                + each(
                        """
                          url%1$d: {value: {get_resource: by_url%1$d}}
                          endpoint%1$d: {value: {get_attr: [by_token%1$d, endpoint]}}
                          token%1$d: {value: {get_attr: [by_token%1$d, token]}}
                          access%1$d: {value: {get_resource: key%1$d}}
                          secret%1$d: {value: {get_attr: [key%1$d, SecretAccessKey]}}
                        """);
    }

    private static String each(String pattern) {
        return IntStream.range(0, EACH).mapToObj(pattern::formatted).collect(Collectors.joining());
    }

    @Override
    public void close() {
        http.close();
        admin.close();
    }
}
