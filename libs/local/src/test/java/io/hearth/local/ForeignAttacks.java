package io.hearth.local;

import static io.hearth.local.PlainKeystone.Request.delete;
import static io.hearth.local.PlainKeystone.Request.get;
import static io.hearth.local.PlainKeystone.Request.head;
import static io.hearth.local.PlainKeystone.Request.patch;
import static io.hearth.local.PlainKeystone.Request.post;
import static io.hearth.local.PlainKeystone.Request.put;

import io.hearth.local.ForeignObjects.Member;
import io.hearth.local.PlainKeystone.Request;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls at other domains' objects. Under Keystone's default policy each is carried out. */
final class ForeignAttacks {
    private ForeignAttacks() {}

    static List<Attack> all() {
        return Stream.of(users(), projects(), groups(), grants(), delegations(), domains())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Attack> users() {
        return List.of(
                at("show a user", f -> get("/users/" + f.user())),
                at(
                        "list a user's projects",
                        f -> get("/users/%s/projects".formatted(f.member().user()))),
                at("make a user", f -> post("/users", "{\"user\": %s}".formatted(another(f)))),
                at("disable a user", f -> patch("/users/" + f.user(), disabled("user"))),
                at(
                        "set a user's password",
                        f ->
                                patch(
                                        "/users/" + f.member().user(),
                                        "{\"user\": {\"password\": \"the-attackers\"}}")),
                at("delete a user", f -> delete("/users/" + f.user())));
    }

    private static List<Attack> projects() {
        return List.of(
                at("show a project", f -> get("/projects/" + f.project())),
                at(
                        "make a project",
                        f -> post("/projects", "{\"project\": %s}".formatted(another(f)))),
                at(
                        "disable a project",
                        f -> patch("/projects/" + f.project(), disabled("project"))),
                at("tag a project", f -> put("/projects/%s/tags/mine".formatted(f.project()))),
                at("delete a project", f -> delete("/projects/" + f.project())));
    }

    private static List<Attack> groups() {
        return List.of(
                at("show a group", f -> get("/groups/" + f.group())),
                at("make a group", f -> post("/groups", "{\"group\": %s}".formatted(another(f)))),
                at(
                        "rename a group",
                        f ->
                                patch(
                                        "/groups/" + f.group(),
                                        "{\"group\": {\"name\": \"mine-%s\"}}"
                                                .formatted(f.name()))),
                by(
                        "join a group",
                        a ->
                                put(
                                        "/groups/%s/users/%s"
                                                .formatted(
                                                        a.foreign().group(), a.stack().admin()))),
                at(
                        "take a user out of a group",
                        f -> {
                            String user = f.user();
                            return delete(
                                    "/groups/%s/users/%s".formatted(groupWith(f, user), user));
                        }),
                at("delete a group", f -> delete("/groups/" + f.group())));
    }

    private static List<Attack> grants() {
        return List.of(
                by(
                        "become admin of a project",
                        a ->
                                put(
                                        "/projects/%s/users/%s/roles/%s"
                                                .formatted(
                                                        a.foreign().project(),
                                                        a.stack().admin(),
                                                        a.stack().adminRole()))),
                by(
                        "become admin of a domain",
                        a ->
                                put(
                                        "/domains/%s/users/%s/roles/%s"
                                                .formatted(
                                                        a.foreign().domain(),
                                                        a.stack().admin(),
                                                        a.stack().adminRole()))),
                by(
                        "become admin of all projects of a domain",
                        a ->
                                put(
                                        "/OS-INHERIT/domains/%s/users/%s/roles/%s/inherited_to_projects"
                                                .formatted(
                                                        a.foreign().domain(),
                                                        a.stack().admin(),
                                                        a.stack().adminRole()))),
                by(
                        "become admin of the system",
                        a ->
                                put(
                                        "/system/users/%s/roles/%s"
                                                .formatted(
                                                        a.stack().admin(), a.stack().adminRole()))),
                by(
                        "have a group be admin of a project",
                        a ->
                                put(
                                        "/projects/%s/groups/%s/roles/%s"
                                                .formatted(
                                                        a.foreign().project(),
                                                        a.foreign().group(),
                                                        a.stack().adminRole()))),
                by(
                        "have a user be a stack user",
                        a ->
                                put(
                                        "/projects/%s/users/%s/roles/%s"
                                                .formatted(
                                                        a.foreign().project(),
                                                        a.foreign().user(),
                                                        a.stack().stackUserRole()))),
                at("list a user's roles", f -> get(f.member().grants())),
                at("look for a user's role", f -> head(f.member().grants() + "/" + f.memberRole())),
                at("take a user's role", f -> delete(f.member().grants() + "/" + f.memberRole())),
                at(
                        "list who has which role",
                        f ->
                                get(
                                        "/role_assignments?include_subtree=true&scope.project.id="
                                                + f.member().project())),
                at("make a role", f -> post("/roles", "{\"role\": %s}".formatted(f.named("")))),
                at(
                        "make a role of a domain",
                        f -> post("/roles", "{\"role\": %s}".formatted(f.named(f.inDomain())))),
                at("show a role of a domain", f -> get("/roles/" + f.domainRole())),
                at(
                        "rename a role",
                        f ->
                                patch(
                                        "/roles/" + f.role(),
                                        "{\"role\": {\"name\": \"mine-%s\"}}".formatted(f.name()))),
                at("delete a role", f -> delete("/roles/" + f.role())));
    }

    private static List<Attack> delegations() {
        return List.of(
                at(
                        "list trusts",
                        f -> {
                            f.trust();
                            return get("/OS-TRUST/trusts");
                        }),
                at("show a trust", f -> get("/OS-TRUST/trusts/" + f.trust())),
                at("delete a trust", f -> delete("/OS-TRUST/trusts/" + f.trust())),
                at(
                        "list application credentials",
                        f -> {
                            Member member = f.member();
                            f.applicationCredentialOf(member);
                            return get(
                                    "/users/%s/application_credentials".formatted(member.user()));
                        }),
                at(
                        "delete an application credential",
                        f -> {
                            Member member = f.member();
                            return delete(
                                    "/users/%s/application_credentials/%s"
                                            .formatted(
                                                    member.user(),
                                                    f.applicationCredentialOf(member)));
                        }),
                at("validate a token", f -> get("/auth/tokens").about(f.tokenOf(f.member()))),
                at("revoke a token", f -> delete("/auth/tokens").about(f.tokenOf(f.member()))));
    }

    private static List<Attack> domains() {
        return List.of(
                at("list domains", f -> get("/domains")),
                at("show a domain", f -> get("/domains/" + f.emptyDomain())),
                at(
                        "make a domain",
                        f ->
                                post(
                                        "/domains",
                                        "{\"domain\": {\"name\": \"mine-%s\"}}"
                                                .formatted(f.name()))),
                at(
                        "disable a domain",
                        f -> patch("/domains/" + f.emptyDomain(), disabled("domain"))),
                at("delete a domain", f -> delete("/domains/" + f.disabledDomain())),
                at(
                        "have a domain's users come from elsewhere",
                        f ->
                                put(
                                        "/domains/%s/config".formatted(f.emptyDomain()),
                                        "{\"config\": {\"ldap\": {\"url\": \"ldap://mine\"}}}")));
    }

    private static String groupWith(ForeignObjects foreign, String user) {
        String group = foreign.group();
        foreign.join(group, user);
        return group;
    }

    private static String another(ForeignObjects foreign) {
        return "{\"name\": \"mine-%s\"%s}".formatted(foreign.name(), foreign.inDomain());
    }

    private static String disabled(String kind) {
        return "{\"%s\": {\"enabled\": false}}".formatted(kind);
    }

    private static Attack at(String name, Function<ForeignObjects, Request> call) {
        return new Attack(name, aim -> call.apply(aim.foreign()));
    }

    private static Attack by(String name, Function<Attack.Aim, Request> call) {
        return new Attack(name, call);
    }
}
