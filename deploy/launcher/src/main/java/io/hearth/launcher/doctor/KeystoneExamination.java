package io.hearth.launcher.doctor;

import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.keystone.bootstrap.StepReport;
import io.hearth.launcher.caller.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;

/** Keystone: whether it answers, and whether it has what Hearth needs there. */
final class KeystoneExamination implements Doctor.Examination {
    private final Web web = new Web();

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        String url = premises.admin().url();
        HttpResponse<String> answer;
        try {
            answer = web.get(URI.create(url));
        } catch (IOException e) {
            found.accept(
                    Finding.wrong(
                            "Keystone does not answer at %s (%s). Start it, or name another.",
                            url, Web.reason(e)));
            return;
        }
        String version = version(answer);
        if (!version.startsWith("v3")) {
            found.accept(
                    Finding.wrong(
                            "What answers at %s is not Keystone's Identity API v3. Look at the address, which ends with /v3.",
                            url));
            return;
        }
        found.accept(Finding.good("Keystone answers at %s (%s)", url, version));
        premises.wanted().ifPresent(wanted -> ready(premises, wanted, found));
    }

    private static String version(HttpResponse<String> answer) {
        try {
            return Web.json(answer).at("/version/id").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static void ready(Premises premises, BootstrapOptions wanted, Consumer<Finding> found) {
        List<StepReport> steps;
        try {
            steps = new Bootstrap(premises.admin(), wanted).plan();
        } catch (KeystoneException.Unauthorized e) {
            found.accept(
                    Finding.wrong(
                            "Keystone refuses the login of its administrator, %s. Look at OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME and the domains.",
                            premises.admin().username()));
            return;
        } catch (KeystoneException.Forbidden e) {
            found.accept(
                    Finding.wrong(
                            "%s may not administer this Keystone. Give it the role admin on a project, or log in as somebody who has it.",
                            premises.admin().username()));
            return;
        } catch (KeystoneException | IllegalStateException e) {
            found.accept(Finding.wrong("%s", Web.reason(e)));
            return;
        }
        List<Finding> amiss = steps.stream().flatMap(step -> amiss(step).stream()).toList();
        amiss.forEach(found);
        if (amiss.isEmpty()) {
            found.accept(
                    Finding.good(
                            "Keystone has the stack domain, roles, accounts and catalog that Hearth needs"));
        }
    }

    private static List<Finding> amiss(StepReport step) {
        return switch (step.outcome()) {
            case NEEDED ->
                    List.of(
                            Finding.wrong(
                                    "Keystone lacks %s, or has it otherwise. 'hearth bootstrap' mends that.",
                                    step.name()));
            case WARNING -> List.of(Finding.doubtful("%s", step.name()));
            default -> List.of();
        };
    }
}
