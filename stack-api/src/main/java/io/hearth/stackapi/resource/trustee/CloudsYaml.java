package io.hearth.stackapi.resource.trustee;

import io.hearth.stackapi.resource.Addresses;
import io.hearth.template.text.YamlWriter;
import java.util.Map;

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

    /** One cloud, of a user that logs in with its password by a trust. */
    static String of(Addresses addresses, String userId, String password, String trustId) {
        Map<String, Object> login =
                Map.of(
                        "auth_url", addresses.identity(),
                        "user_id", userId,
                        "password", password,
                        "trust_id", trustId);
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
