package io.hearth.launcher.command;

import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
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
    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment that OpenStack's clients read. */
    public Map<String, String> environment(Settings settings, SecretFiles secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OS_AUTH_URL", settings.keystoneUrl().toString());
        variables.put("OS_IDENTITY_API_VERSION", "3");
        variables.put("OS_AUTH_TYPE", "password");
        variables.put("OS_USERNAME", login());
        variables.put("OS_USER_DOMAIN_NAME", "Default");
        variables.put("OS_PASSWORD", secrets.password(login()).reveal());
        variables.put("OS_PROJECT_NAME", login());
        variables.put("OS_PROJECT_DOMAIN_NAME", "Default");
        variables.put("OS_REGION_NAME", "RegionOne");
        variables.put("OS_INTERFACE", "public");
        return variables;
    }
}
