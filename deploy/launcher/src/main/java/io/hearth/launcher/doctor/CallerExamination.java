package io.hearth.launcher.doctor;

import io.hearth.launcher.caller.IdentityAddress;
import io.hearth.launcher.caller.PasswordLogin;
import io.hearth.launcher.caller.PasswordLogin.Answer.Granted;
import io.hearth.launcher.caller.PasswordLogin.Answer.Refused;
import io.hearth.launcher.caller.ProjectToken;
import io.hearth.launcher.caller.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who uses Hearth: why a client says 403 without a cause, or knows nothing of domains.
 *
 * @see <a
 *     href="https://docs.openstack.org/python-openstackclient/latest/cli/authentication.html">What
 *     clients read from the environment</a>
 */
final class CallerExamination implements Doctor.Examination {
    /** One of them is in each of Hearth's default rules for owners. */
    private static final Set<String> OWNERS = Set.of("admin", "member", "reader");

    /** Tokens and signatures are good for minutes; half a minute is no accident. */
    private static final Duration MOST_SKEW = Duration.ofSeconds(30);

    private final Web web = new Web();
    private final InstantSource clock;

    CallerExamination(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        Map<String, String> caller = premises.caller();
        String url = caller.getOrDefault("OS_AUTH_URL", "").replaceAll("/+$", "");
        if (caller.getOrDefault("OS_IDENTITY_API_VERSION", "3").startsWith("2")
                || url.endsWith("/v2.0")) {
            found.accept(
                    Finding.wrong(
                            "The client speaks Identity v2.0 (OS_IDENTITY_API_VERSION, OS_AUTH_URL), which knows no domains. Set OS_IDENTITY_API_VERSION=3, OS_AUTH_URL=…/v3, OS_USER_DOMAIN_NAME and OS_PROJECT_DOMAIN_NAME; a client that cannot is too old."));
            return;
        }
        Optional<URI> identity = IdentityAddress.parse(url);
        if (identity.isEmpty()) {
            found.accept(
                    Finding.wrong(
                            "OS_AUTH_URL is '%s', which is no address of Keystone's. Set it to %s.",
                            url, premises.admin().url()));
            return;
        }
        try {
            switch (PasswordLogin.at(identity.get(), caller).send(web)) {
                case Granted(ProjectToken token) -> {
                    found.accept(clock(token));
                    found.accept(looked(caller, token, premises));
                }
                case Refused(int status) ->
                        found.accept(
                                Finding.wrong(
                                        "Keystone refuses %s of project %s with %d. Look at OS_PASSWORD, OS_PROJECT_NAME, OS_USER_DOMAIN_NAME and OS_PROJECT_DOMAIN_NAME.",
                                        caller.getOrDefault("OS_USERNAME", ""),
                                        caller.getOrDefault("OS_PROJECT_NAME", ""),
                                        status));
            }
        } catch (IOException e) {
            // Keystone is away, which has been told
        }
    }

    /**
     * By a token that Keystone has just issued, since not every server in front of it has a Date.
     */
    private Finding clock(ProjectToken token) {
        Duration ahead = Duration.between(token.issuedAt(), clock.instant());
        return ahead.abs().compareTo(MOST_SKEW) <= 0
                ? Finding.good("Keystone's clock and this machine's agree")
                : Finding.wrong(
                        "This machine's clock is %d s %s Keystone's, so that tokens and signatures are refused. Have both follow one time server.",
                        ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    }

    private static Finding looked(
            Map<String, String> caller, ProjectToken token, Premises premises) {
        Set<String> roles = token.roles();
        String user = caller.getOrDefault("OS_USERNAME", "");
        String project = token.projectName();
        if (roles.stream().map(role -> role.toLowerCase(Locale.ROOT)).noneMatch(OWNERS::contains)) {
            return Finding.wrong(
                    "%s has the roles %s on project %s, and Hearth's rules ask for member (or reader, to look): clients say 403 and no more. Run: openstack role add --user %s --project %s member",
                    user, roles, project, user, project);
        }
        String region = caller.getOrDefault("OS_REGION_NAME", "(none)");
        if (!leadsHere(token, premises)) {
            return premises.wanted()
                    .map(
                            wanted ->
                                    Finding.wrong(
                                            "Keystone's catalog leads %s to no Hearth at %s in region %s. Set OS_REGION_NAME to %s, or run 'hearth bootstrap'.",
                                            user, wanted.orchestration(), region, wanted.region()))
                    .orElseGet(
                            () ->
                                    Finding.wrong(
                                            "Keystone's catalog leads %s to no Orchestration API in region %s. Set OS_REGION_NAME to one that has it ('openstack catalog show orchestration'), or run 'hearth bootstrap'.",
                                            user, region));
        }
        return Finding.good(
                "%s of project %s may use Hearth, by the roles %s", user, project, roles);
    }

    private static boolean leadsHere(ProjectToken token, Premises premises) {
        String here = premises.wanted().map(wanted -> wanted.orchestration() + "/").orElse("");
        return Client.endpoints(token, "orchestration", premises)
                .anyMatch(url -> url.startsWith(here));
    }
}
