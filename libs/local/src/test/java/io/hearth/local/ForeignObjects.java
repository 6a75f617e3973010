package io.hearth.local;

import static io.hearth.local.PlainKeystone.Request.get;
import static io.hearth.local.PlainKeystone.Request.patch;
import static io.hearth.local.PlainKeystone.Request.post;
import static io.hearth.local.PlainKeystone.Request.put;

import io.hearth.local.PlainKeystone.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Somebody else's objects, made as a call asks for them: each call has its own, so that what it
 * does is seen and harms no other. All bear one name.
 */
final class ForeignObjects {
    private static final String PASSWORD = "a-members-password";

    private final PlainKeystone admin;
    private final String domain;
    private final String memberRole;
    private final String name = UUID.randomUUID().toString().replace("-", "");
    private final List<Request> watched = new ArrayList<>();

    /**
     * @param domain where they live that live in a domain
     */
    ForeignObjects(PlainKeystone admin, String domain, String memberRole) {
        this.admin = admin;
        this.domain = domain;
        this.memberRole = memberRole;
    }

    String name() {
        return name;
    }

    /** Others have objects there, too. */
    String domain() {
        return domain;
    }

    String memberRole() {
        return memberRole;
    }

    /** Without other objects. */
    String emptyDomain() {
        String made = admin.make("/domains", "domain", named(""));
        watch("/domains/%s/config", made);
        return made;
    }

    /** Such as Keystone lets an admin delete. */
    String disabledDomain() {
        String made = emptyDomain();
        admin.succeed(patch("/domains/" + made, "{\"domain\": {\"enabled\": false}}"));
        return made;
    }

    String project() {
        String made = admin.make("/projects", "project", named(inDomain()));
        watch("/projects/%s/tags", made);
        return made;
    }

    String user() {
        return admin.make(
                "/users", "user", named(inDomain() + ", \"password\": \"%s\"".formatted(PASSWORD)));
    }

    /** A user with the role {@code member} on a project. */
    Member member() {
        Member member = new Member(user(), project());
        admin.succeed(put("%s/%s".formatted(member.grants(), memberRole)));
        watched.add(
                post("/auth/tokens", PlainKeystone.login(member.user, PASSWORD, member.project)));
        return member;
    }

    /** A user with a role on a project; knows its own password. */
    record Member(String user, String project) {
        String grants() {
            return "/projects/%s/users/%s/roles".formatted(project, user);
        }

        String ec2() {
            return "/users/%s/credentials/OS-EC2".formatted(user);
        }
    }

    /** The member's, scoped to its project. */
    String tokenOf(Member member) {
        try (PlainKeystone login = logIn(member)) {
            watched.add(get("/auth/tokens").about(login.token()));
            return login.token();
        }
    }

    String group() {
        String made = admin.make("/groups", "group", named(inDomain()));
        watch("/groups/%s/users", made);
        return made;
    }

    void join(String group, String user) {
        admin.succeed(put("/groups/%s/users/%s".formatted(group, user)));
    }

    /** Of the whole cloud; nobody has it. */
    String role() {
        return admin.make("/roles", "role", named(""));
    }

    /** Of the domain alone. */
    String domainRole() {
        String made = admin.make("/roles", "role", named(inDomain()));
        watch("/roles/%s", made);
        return made;
    }

    /** The member's EC2 keypair; its access key is the name of these objects. */
    String credentialOf(Member member) {
        return admin.make(
                "/credentials",
                "credential",
                """
                {"type": "ec2", "user_id": "%s", "project_id": "%s",
                 "blob": "{\\"access\\": \\"%s\\", \\"secret\\": \\"a secret\\"}"}"""
                        .formatted(member.user, member.project, name));
    }

    /** A member's trust in another. */
    String trust() {
        Member member = member();
        String trustee = admin.make("/users", "user", "{\"name\": \"trustee-%s\"}".formatted(name));
        try (PlainKeystone login = logIn(member)) {
            return login.make(
                    "/OS-TRUST/trusts",
                    "trust",
                    """
                    {"trustor_user_id": "%s", "trustee_user_id": "%s", "project_id": "%s",
                     "impersonation": true, "roles": [{"id": "%s"}]}"""
                            .formatted(member.user, trustee, member.project, memberRole));
        }
    }

    String applicationCredentialOf(Member member) {
        String path = "/users/%s/application_credentials".formatted(member.user);
        watched.add(get(path));
        try (PlainKeystone login = logIn(member)) {
            return login.make(path, "application_credential", named(""));
        }
    }

    String service() {
        return admin.make("/services", "service", named(", \"type\": \"%s\"".formatted(name)));
    }

    String endpoint() {
        return admin.make(
                "/endpoints",
                "endpoint",
                """
                {"interface": "public", "url": "http://127.0.0.1:1", "service_id": "%s"}"""
                        .formatted(service()));
    }

    String region() {
        return admin.make("/regions", "region", "{\"id\": \"%s\"}".formatted(name));
    }

    String policy() {
        return admin.make("/policies", "policy", "{\"type\": \"text/plain\", \"blob\": \"{}\"}");
    }

    /** A project's limit. */
    String limit() {
        String service = service();
        admin.succeed(
                post(
                        "/registered_limits",
                        """
                        {"registered_limits": [{"service_id": "%s", "resource_name": "%s",
                         "default_limit": 5}]}"""
                                .formatted(service, name)));
        return admin.succeed(
                        post(
                                "/limits",
                                """
                                {"limits": [{"service_id": "%s", "resource_name": "%s",
                                 "resource_limit": 3, "project_id": "%s"}]}"""
                                        .formatted(service, name, project())))
                .path("limits")
                .path(0)
                .path("id")
                .asText();
    }

    /** What no list of the whole cloud shows: who is in a group, whether a password still does. */
    List<String> state() {
        return watched.stream()
                .map(request -> request.path() + " " + admin.send(request).seen())
                .toList();
    }

    /** An object's fields: its name, and more that begin with a comma. */
    String named(String more) {
        return "{\"name\": \"%s\"%s}".formatted(name, more);
    }

    String inDomain() {
        return ", \"domain_id\": \"%s\"".formatted(domain);
    }

    private void watch(String path, String id) {
        watched.add(get(path.formatted(id)));
    }

    private PlainKeystone logIn(Member member) {
        return PlainKeystone.of(admin.url(), member.user, PASSWORD, member.project);
    }
}
