package io.hearth.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.Web;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The services: whether they run, and what keeps one from being ready. */
final class ServicesExamination implements Doctor.Examination {
    private final Web web = new Web();

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        for (Part service : Part.services()) {
            Optional<URI> base = Optional.ofNullable(premises.services().get(service));
            if (base.isPresent()) {
                found.accept(look(service, base.get()));
            }
        }
    }

    private Finding look(Part service, URI base) throws InterruptedException {
        try {
            HttpResponse<String> answer = web.get(base.resolve("/q/health/ready"));
            return answer.statusCode() == 200
                    ? Finding.good("%s is ready", service.label())
                    : Finding.wrong(
                            "%s is not ready: %s. 'hearth logs %s' tells more.",
                            service.label(), String.join("; ", down(answer)), service.label());
        } catch (IOException e) {
            return Finding.wrong(
                    "%s does not answer at %s (%s). 'hearth logs %s' tells why.",
                    service.label(), base, Web.reason(e), service.label());
        }
    }

    private static List<String> down(HttpResponse<String> answer) throws IOException {
        List<String> down = new ArrayList<>();
        for (JsonNode check : Web.json(answer).path("checks")) {
            if (!check.path("status").asText().equals("UP")) {
                String data = check.path("data").isMissingNode() ? "" : " " + check.path("data");
                down.add(check.path("name").asText() + data);
            }
        }
        return down;
    }
}
