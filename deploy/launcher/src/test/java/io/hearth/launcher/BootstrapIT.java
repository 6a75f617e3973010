package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.command.Account;
import io.hearth.launcher.daemon.AdminLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code hearth bootstrap} at the Keystone of a Hearth that is up, for one that is elsewhere. */
@ExtendWith(SharedHearth.Parameter.class)
@Order(1)
class BootstrapIT {
    private static final String ANOTHERS = "\"identity:get_user\": \"@\"\n";

    @Test
    void theOverlayIsWrittenWhereAskedAndNeverOverAnothers(
            SharedHearth hearth, @TempDir Path directory) throws Exception {
        hearth.up();
        LauncherProcess elsewhere =
                new LauncherProcess(directory.resolve("state"), administrator(hearth));
        Path policy = directory.resolve("policy.yaml");

        LauncherProcess.Result first = bootstrap(elsewhere, policy);
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output())
                .contains("done     policy overlay in " + policy)
                .contains("hearth.identity.keypairs=user");
        assertThat(policy)
                .content()
                .contains("\"stack_domain_admin\": \"role:admin and domain_id:");

        assertThat(bootstrap(elsewhere, policy).output())
                .contains("present  policy overlay in " + policy);

        LauncherProcess.Result other =
                bootstrap(elsewhere, policy, "--keypairs-by", "domain-admin");
        assertThat(other.output())
                .contains("done     policy overlay in " + policy)
                .contains("hearth.identity.keypairs=domain-admin");
        assertThat(policy).content().contains("identity:create_credential");

        Files.writeString(policy, ANOTHERS);
        LauncherProcess.Result refused = bootstrap(elsewhere, policy);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains(policy + " holds a policy that Hearth did not write")
                .doesNotContain("domain heat");
        assertThat(policy).content().isEqualTo(ANOTHERS);
    }

    @Test
    void anOperatorIsToldHowFarTheAdminOfADefaultPolicyReaches(SharedHearth hearth)
            throws Exception {
        hearth.up();

        LauncherProcess.Result reach = hearth.launcher().run("identities", "reach");

        assertThat(reach.exitCode()).isEqualTo(1);
        assertThat(reach.output())
                .contains("set the passwords of all users")
                .contains("deploy/hearth bootstrap --policy");
    }

    @Test
    void aLocalHearthIsFoundAsItIsWithoutOptions(SharedHearth hearth) throws Exception {
        hearth.up();

        LauncherProcess.Result plan =
                new LauncherProcess(
                                hearth.state().root(), Account.ADMIN.environment(hearth.state()))
                        .run("bootstrap", "--dry-run");

        assertThat(plan.exitCode()).as(plan.output()).isZero();
        assertThat(plan.output()).contains("present  public endpoint").doesNotContain("needed");
    }

    private static LauncherProcess.Result bootstrap(
            LauncherProcess launcher, Path policy, String... more)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "bootstrap",
                                "--deployment-id",
                                "hearth-elsewhere",
                                "--policy",
                                policy.toString()));
        arguments.addAll(List.of(more));
        return launcher.run(arguments.toArray(String[]::new));
    }

    private static Map<String, String> administrator(SharedHearth hearth) {
        Map<String, String> environment = new HashMap<>(Account.ADMIN.environment(hearth.state()));
        environment.put(AdminLogin.REGION, "RegionElsewhere");
        return environment;
    }
}
