package io.hearth.stackapi.resource.trustee;

import io.hearth.stackapi.resource.Addresses;
import io.hearth.template.text.YamlWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file by which OpenStack's clients log in.
 *
 * @see <a
 *     href="https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html">Configuring
 *     OpenStack SDK Applications</a>
 */
final class CloudsYaml {
    /** The name that a client asks for when it was told none. */
    private static final String CLOUD = "openstack";

    private CloudsYaml() {}

    /**
     * One cloud, of a user that logs in with its password by a trust.
     *
     * @param password null for one that is added elsewhere
     */
    static String of(
            Addresses addresses, String userId, @Nullable String password, String trustId) {
        Map<String, Object> login = new TreeMap<>();
        login.put("auth_url", addresses.identity());
        login.put("user_id", userId);
        login.put("trust_id", trustId);
        if (password != null) {
            login.put("password", password);
        }
        return YamlWriter.write(
                Map.of(
                        "clouds",
                        Map.of(
                                CLOUD,
                                Map.of(
                                        "auth_type",
                                        "v3password",
                                        "auth",
                                        login,
                                        "identity_api_version",
                                        3,
                                        "region_name",
                                        addresses.region()))));
    }
}
