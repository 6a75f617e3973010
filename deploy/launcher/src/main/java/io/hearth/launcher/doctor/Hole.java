package io.hearth.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.ProjectToken;
import java.util.Map;
import java.util.Optional;

/**
 * What a Keystone lets happen that should not, each seen by a request that does nothing: it is
 * about an object that is not there, and Keystone says so only to whom it lets pass.
 *
 * @see <a href="https://security.openstack.org/ossalist.html">OpenStack's advisories</a>
 */
enum Hole {
    SIGNATURES(
            "POST",
            "/ec2tokens",
            404,
            "gives a token for a signature to %s (CVE-2025-65073, OSSA-2025-002), so that a signed URL is one",
            "Update Keystone (26.0.1, 27.0.0, 28.0.0; Debian's with the advisory's number in its changelog), and let role service alone pass identity:ec2tokens_validate."),
    OBJECT_SIGNATURES(
            "POST",
            "/s3tokens",
            404,
            "gives a token for a signature of S3's to %s (CVE-2025-65073, OSSA-2025-002), so that a signed URL is one",
            "Update Keystone (26.0.1, 27.0.0, 28.0.0; Debian's with the advisory's number in its changelog), and let role service alone pass identity:s3tokens_validate."),
    KEYPAIRS(
            "GET",
            "/credentials/@NOBODY@",
            404,
            "shows the secret keys of all users to %s (CVE-2019-19687, OSSA-2019-006)",
            "Update Keystone, and take identity:get_credential and identity:list_credentials out of its policy file."),
    BODIES(
            "GET",
            "/credentials/@NOBODY@",
            404,
            "believes what a request's body says of whose an object is (CVE-2026-42999), so that %s has the keys of all",
            "Update Keystone (Debian 12: 2:22.0.2-0+deb12u3), and name nothing of a request's body in its policy file."),
    ASSIGNMENTS(
            "GET",
            "/role_assignments?user.id=@NOBODY@",
            200,
            "tells who has which role on what to %s (CVE-2026-80183)",
            "Update Keystone, and take identity:list_role_assignments out of its policy file.");

    private static final String NOBODY = "@NOBODY@";

    private final String method;
    private final String path;
    private final int open;
    private final String told;
    private final String remedy;

    Hole(String method, String path, int open, String told, String remedy) {
        this.method = method;
        this.path = path;
        this.open = open;
        this.told = told;
        this.remedy = remedy;
    }

    String method() {
        return method;
    }

    String path(String nobody) {
        return path.replace(NOBODY, nobody);
    }

    /** Whether nobody at all should get this far, be it without a token. */
    boolean isForStrangers() {
        return this == SIGNATURES || this == OBJECT_SIGNATURES;
    }

    /**
     * Whether Keystone has looked for what is not there. What stands in front of it may say 404,
     * too, so as to keep everybody away.
     *
     * @param content of the answer
     */
    boolean isOpen(int status, JsonNode content) {
        boolean isKeystones =
                status == 404
                        ? content.at("/error/message").asText().contains("credential")
                        : content.path("role_assignments").isArray();
        return status == open && isKeystones;
    }

    Finding finding(String who) {
        return Finding.wrong("Keystone " + told + ". " + remedy, who);
    }

    /**
     * @param nobody an id that no object has
     * @param caller who asks, if it is somebody
     */
    Optional<Object> body(String nobody, Optional<ProjectToken> caller) {
        return switch (this) {
            case SIGNATURES ->
                    Optional.of(
                            Map.of(
                                    "ec2Credentials",
                                    Map.of(
                                            "access",
                                            nobody,
                                            "signature",
                                            "none",
                                            "host",
                                            "127.0.0.1",
                                            "verb",
                                            "GET",
                                            "path",
                                            "/",
                                            "params",
                                            Map.of(),
                                            "headers",
                                            Map.of(),
                                            "body_hash",
                                            "")));
            case OBJECT_SIGNATURES ->
                    Optional.of(
                            Map.of(
                                    "credentials",
                                    Map.of(
                                            "access",
                                            nobody,
                                            "signature",
                                            "none",
                                            "token",
                                            "bm9uZQ==")));
            case BODIES ->
                    caller.map(
                            token ->
                                    Map.of(
                                            "target",
                                            Map.of(
                                                    "credential",
                                                    Map.of("user_id", token.userId()))));
            case KEYPAIRS, ASSIGNMENTS -> Optional.empty();
        };
    }
}
