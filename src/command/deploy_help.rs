//! The texts of `deploy --help`, in both languages.

use crate::language::Language::{self, English, Vietnamese};

/// The texts of `--help`.
pub(super) struct DeployHelp {
    pub(super) deploy: &'static str,
    pub(super) target: &'static str,
    pub(super) role_name: &'static str,
    pub(super) yes: &'static str,
    pub(super) dry_run: &'static str,
    pub(super) max_delete: &'static str,
    pub(super) force: &'static str,
    pub(super) rollback: &'static str,
    pub(super) due: &'static str,
    pub(super) withdraw: &'static str,
    pub(super) allow_illustrative: &'static str,
    pub(super) role: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static DeployHelp {
    match language {
        Vietnamese => &DeployHelp {
            deploy: "Đưa trang lên mạng: cho xem trước sẽ gửi gì, rồi hỏi",
            target: "NƠI_NHẬN",
            role_name: "CHỨC_DANH",
            yes: "Không hỏi; dùng trong lệnh tự động",
            dry_run: "Chỉ cho xem sẽ làm gì, không gửi gì",
            max_delete: "Được bỏ nhiều nhất chừng này tệp: số, hoặc phần trăm như 10%",
            force: "Ghi đè cả khi người khác đã đưa lên, hoặc khi có tệp lạ",
            rollback: "Quay lại bản đã đăng trước đó, trừ những gì đã gỡ",
            due: "Chỉ đăng những bài đã đến ngày publish_on; dùng trong lệnh tự động",
            withdraw: "Xóa ngay ảnh và tệp mà trang không còn dùng, thay vì giữ đến lần sau",
            allow_illustrative: "Cho đăng cả bài chỉ để minh họa",
            role: "Chức danh người đưa lên, để người khác biết ai đang giữ khóa",
        },
        English => &DeployHelp {
            deploy: "Send the site to where it is read: shows what will be sent, then asks",
            target: "TARGET",
            role_name: "ROLE",
            yes: "Do not ask; for scripts",
            dry_run: "Only show what would be done",
            max_delete: "At most so many files may vanish: a number, or a share such as 10%",
            force: "Write over what others have deployed, and over strange files",
            rollback: "Go back to the site before, except for what was withdrawn",
            due: "Publish only what publish_on has made due; for a scheduler",
            withdraw: "Remove photos and files that the site has no more at once, not the next time",
            allow_illustrative: "Publish entries as well that only illustrate",
            role: "The role of whoever deploys, for those whom the lock keeps out",
        },
    }
}
