"""Sentences, in Vietnamese and English: enough of them that no two bodies are alike.

Nothing here names a person, a telephone number or a real place.
"""

import random

_VI = {
    "when": ["Đầu mùa mưa", "Sau Tết", "Từ giữa tháng ba", "Trong hai tuần liền", "Mỗi sáng thứ bảy",
             "Khi lúa đã gặt xong", "Ngay buổi họp đầu tiên", "Cuối năm ngoái", "Suốt mùa khô"],
    "who": ["bà con trong bản", "Ban Công tác Mặt trận", "tổ phụ nữ", "đoàn thanh niên xã",
            "các hộ ven suối", "hội người cao tuổi", "nhóm thợ của bản", "cả khu dân cư",
            "Ủy ban Mặt trận xã"],
    "did": ["góp công san lại", "cùng nhau đo đạc", "bàn đi bàn lại rồi mới làm", "chở cát, sỏi về",
            "trồng thêm hai hàng cây quanh", "kê lại sổ sách của", "dọn sạch", "sửa từng đoạn",
            "thay nhau trông coi", "vẽ sơ đồ của"],
    "what": ["con đường vào nhà văn hóa", "cây cầu gỗ đã mục", "mương nước trên đồi", "sân trường mầm non",
             "dãy đèn thắp sáng ngõ xóm", "bể nước chung", "tủ sách của bản", "bến đò nhỏ",
             "khoảng đất trước trạm y tế", "hàng rào nương ngô"],
    "so": ["nên trẻ con đi học không còn lội bùn", "và chi phí thấp hơn dự tính một phần ba",
           "để ai cũng theo dõi được tiến độ", "nhờ vậy xe thồ ra tới tận ruộng",
           "dù trời mưa mất mấy hôm", "mà không phải chờ ai cấp thêm tiền",
           "rồi ghi lại từng khoản cho mọi người xem", "và buổi tối đã có chỗ họp đủ ánh sáng",
           "nên vụ sau nhiều bản khác đến hỏi cách làm"],
}

_EN = {
    "when": ["Early in the rainy season", "After the new year", "From the middle of March",
             "For two weeks on end", "Every Saturday morning", "Once the rice was in",
             "At the very first meeting", "Late last year", "All through the dry months"],
    "who": ["the people of the hamlet", "the Front Work Board", "the women's group",
            "the young people of the commune", "the households along the stream", "the elders' club",
            "the hamlet's own builders", "the whole residential area", "the commune committee"],
    "did": ["levelled", "measured and staked out", "talked over, more than once, and then mended",
            "carried sand and gravel to", "planted two more rows of trees around",
            "put in order the accounts of", "cleared", "repaired, stretch by stretch,",
            "took turns to look after", "drew a plan of"],
    "what": ["the road to the house of culture", "the rotten wooden bridge", "the ditch on the hill",
             "the yard of the nursery school", "the lamps along the lanes", "the common water tank",
             "the hamlet's shelf of books", "the small ferry landing",
             "the ground in front of the health station", "the fence of the maize field"],
    "so": ["so that children no longer wade through mud on their way to school",
           "and it cost a third less than expected", "so that anybody could see how far it was",
           "which is why carts now reach the paddies", "although rain took a few days",
           "without waiting for more money from anybody",
           "and wrote down every sum for all to read",
           "and in the evening there is a place to meet with light enough",
           "so that other hamlets came to ask how it was done"],
}

POOLS = {"vi": _VI, "en": _EN}

HEADINGS = {
    "vi": ["Vì sao phải làm", "Ai làm việc gì", "Làm từng bước", "Vướng ở đâu", "Được gì",
           "Còn phải làm", "Chi phí và công sức", "Bài học cho nơi khác"],
    "en": ["Why it was needed", "Who did what", "Step by step", "What was in the way", "What came of it",
           "What is left to do", "Cost and labour", "What others can learn"],
}

TABLE = {
    "vi": (["Việc", "Số người", "Ngày công"], ["San nền", "Chở vật liệu", "Xây kè", "Đổ bê tông", "Trồng cây"]),
    "en": (["Task", "People", "Days of labour"], ["Levelling", "Transport", "Retaining wall", "Concrete", "Planting"]),
}

THINGS = [
    ("Đường bê tông", "Concrete road"), ("Cầu treo", "Suspension bridge"), ("Nhà văn hóa", "House of culture"),
    ("Bể nước sạch", "Clean water tank"), ("Tuyến đường hoa", "Lane of flowers"),
    ("Sân chơi thiếu nhi", "Playground"), ("Vườn cây ăn quả", "Orchard"), ("Tủ sách", "Book corner"),
    ("Nhà cho hộ nghèo", "Home for a poor household"), ("Đèn đường", "Street lamps"),
]

BY = {"vi": "bản", "en": "of hamlet"}

HAMLETS = [
    ("Suối Trong", "Suoi Trong"), ("Đồi Thông", "Doi Thong"), ("Nà Mới", "Na Moi"), ("Cây Gạo", "Cay Gao"),
    ("Bến Đá", "Ben Da"), ("Nước Mát", "Nuoc Mat"), ("Gò Cao", "Go Cao"), ("Vườn Chè", "Vuon Che"),
]


def sentence(chance: random.Random, language: str) -> str:
    """One sentence; about 100 characters."""
    pools = POOLS[language]
    when, who, did, what, so = (chance.choice(pools[key]) for key in ("when", "who", "did", "what", "so"))
    comma = " " if language == "vi" else ", "
    return f"{when}{comma}{who} {did} {what}, {so}."


def sentences(chance: random.Random, language: str, count: int) -> str:
    """A few sentences: one paragraph."""
    return " ".join(sentence(chance, language) for _ in range(count))
