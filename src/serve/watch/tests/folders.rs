//! Folders that come, go and move, and links to others.

use super::*;

#[test]
fn folders_that_move_are_told_as_everything() {
    let scene = Scene::new();
    let everything = &["everything"];
    scene.rename("content/entities/deep", "content/entities/shallow");
    scene.check(everything);
    scene.write("content/entities/shallow/er/c.md", "second");
    scene.check(&["content/entities/shallow/er/c.md"]);
    let away = scene.folder.path().join("away");
    fs::rename(scene.path("content/entities"), &away).expect("moved out");
    scene.check(everything);
    write(&away.join("shallow/er/c.md"), "third");
    scene.check_quiet();
    fs::rename(&away, scene.path("content/entities")).expect("moved in");
    scene.check(everything);
    scene.write("content/entities/shallow/er/c.md", "fourth");
    scene.check(&["content/entities/shallow/er/c.md"]);
    fs::remove_dir_all(scene.path("content/entities")).expect("removed");
    assert!(scene.told().contains("everything"));
}

#[test]
fn a_folder_whose_name_ends_like_a_leftover_is_a_folder() {
    let scene = Scene::new();
    fs::create_dir(scene.path("content/old~")).expect("a folder");
    scene.check(&["everything"]);
    scene.rename("content/old~", "content/old");
    scene.check(&["everything"]);
}

#[test]
fn the_whole_content_may_come_and_go() {
    let scene = Scene::new();
    scene.rename("content", "aside");
    scene.check(&["everything"]);
    scene.write("aside/articles/a.md", "second");
    scene.check_quiet();
    scene.rename("aside", "content");
    scene.check(&["everything"]);
    scene.write("content/articles/a.md", "third");
    scene.check(&["content/articles/a.md"]);
    fs::remove_dir_all(scene.path("content")).expect("removed");
    assert!(scene.told().contains("everything"));
    scene.write("content/articles/a.md", "fourth");
    assert!(scene.told().contains("everything"));
    scene.write("content/articles/a.md", "fifth");
    scene.check(&["content/articles/a.md"]);
}

#[test]
fn themes_may_come_later() {
    let scene = Scene::new();
    scene.write("themes/own/templates/base.html", "first");
    assert!(scene.told().contains("everything"));
    scene.write("themes/own/templates/base.html", "second");
    scene.check(&["themes/own/templates/base.html"]);
    scene.write("themes/own/static/site.css", "first");
    assert!(scene.told().contains("everything"));
}

#[test]
#[cfg(unix)]
fn links_are_followed_inside_the_project_only() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new();
    scene.write("shared/s.md", "first");
    scene.check_quiet();
    let links = [
        ("../shared", "content/linked"),
        ("../../outside", "content/out"),
        (".", "content/here"),
        ("..", "content/articles/up"),
    ];
    for (target, link) in links {
        symlink(target, scene.path(link)).expect("a link");
    }
    assert!(scene.told().contains("everything"));
    scene.write("shared/s.md", "second");
    scene.check(&["everything"]);
    write(&scene.folder.path().join("outside/d.md"), "second");
    scene.check_quiet();
    scene.write("shared/deep/er/s.md", "first");
    scene.check(&["everything"]);
    scene.write("shared/deep/er/s.md", "second");
    scene.check(&["everything"]);
    scene.write("data/one.csv", "first");
    scene.check_quiet();
    symlink("../../data/one.csv", scene.path("content/articles/one.csv"))
        .expect("a link");
    scene.check(&["everything"]);
    scene.write("data/two.csv", "first");
    scene.check_quiet();
    scene.write("data/one.csv", "second");
    scene.check(&["everything"]);
    // With links about, one path may not be all that changed.
    scene.write("content/articles/a.md", "second");
    scene.check(&["everything"]);
}

#[test]
#[cfg(unix)]
fn the_project_may_be_named_by_a_link() {
    let scene = Scene::new();
    let link = scene.folder.path().join("link");
    std::os::unix::fs::symlink("case", &link).expect("a link");
    let (signals, watching) = at_pace(&link, false, NO_SWEEPS);
    let scene = Scene { signals, watching, ..scene };
    write(&link.join("content/articles/a.md"), "second");
    scene.check(&["content/articles/a.md"]);
}
