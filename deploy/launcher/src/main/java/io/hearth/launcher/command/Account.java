package io.hearth.launcher.command;

import io.hearth.contract.seal.Secret;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Who uses a local Hearth. */
public enum Account {
    /** The member of a project, without any admin role. */
    OWNER,
    /** Keystone's administrator. */
    ADMIN,
    /** The member of another project. */
    OTHER;

    /** The user's name, and that of its project. */
    String userName(StateDirectory state) {
        return switch (this) {
            case OWNER ->
                    io.hearth.keystone.bootstrap.Account.OWNER.userName(DeploymentFile.of(state));
            case OTHER ->
                    io.hearth.keystone.bootstrap.Account.OTHER.userName(DeploymentFile.of(state));
            case ADMIN -> AdminLogin.USER;
        };
    }

    /** The user's password. */
    Secret password(StateDirectory state) {
        return new SecretFiles(state).password(name().toLowerCase(Locale.ROOT));
    }

    /**
     * The environment that OpenStack's clients read.
     *
     * @throws IllegalStateException for the administrator of another's Keystone
     */
    public Map<String, String> environment(StateDirectory state) {
        Settings settings = Settings.load(state);
        if (this == ADMIN && settings.keystone().isPresent()) {
            throw new IllegalStateException(
                    "The administrator of the Keystone at %s is yours; Hearth keeps no login of it."
                            .formatted(settings.keystone().get()));
        }
        return environment(
                settings.keystoneUrl().toString(),
                settings.region(),
                userName(state),
                password(state));
    }

    /** The same of any user who has a project of its own name. */
    static Map<String, String> environment(
            String keystoneUrl, String region, String userName, Secret password) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OS_AUTH_URL", keystoneUrl);
        variables.put("OS_IDENTITY_API_VERSION", "3");
        variables.put("OS_AUTH_TYPE", "password");
        variables.put("OS_USERNAME", userName);
        variables.put("OS_USER_DOMAIN_NAME", "Default");
        variables.put("OS_PASSWORD", password.reveal());
        variables.put("OS_PROJECT_NAME", userName);
        variables.put("OS_PROJECT_DOMAIN_NAME", "Default");
        variables.put(AdminLogin.REGION, region);
        variables.put("OS_INTERFACE", "public");
        return variables;
    }
}
