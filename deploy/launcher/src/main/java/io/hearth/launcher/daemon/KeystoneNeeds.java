package io.hearth.launcher.daemon;

import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a local Hearth needs of its Keystone, and who may make it there. */
public record KeystoneNeeds(Settings settings, SecretFiles secrets, DeploymentId deployment) {
    /**
     * The administrator: of a private Keystone the one that Hearth has made, of another's whom the
     * environment names.
     */
    public KeystoneSettings admin(Map<String, String> environment) {
        return settings.keystone()
                .map(url -> AdminLogin.fromEnvironment(url, environment))
                .orElseGet(
                        () ->
                                KeystoneSettings.ofProject(
                                        settings.keystoneUrl().toString(),
                                        AdminLogin.USER,
                                        secrets.password(AdminLogin.USER),
                                        AdminLogin.USER));
    }

    /** Accounts, roles, catalog, and the projects to try it with. */
    public BootstrapOptions options() {
        return new BootstrapOptions(
                deployment,
                settings.region(),
                settings.orchestrationUrl(),
                settings.cloudformationUrl(),
                true,
                Arrays.stream(Account.values())
                        .collect(
                                Collectors.toMap(
                                        account -> account,
                                        account -> secrets.password(account.label()))));
    }
}
