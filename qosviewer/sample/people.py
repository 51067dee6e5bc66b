"""Who takes part: an invented company and its guests, with names as people really type them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from random import Random

DOMAIN = "example.com"

# Display name and the part of the address before the @; scripts mixed as they are in a company that works everywhere.
STAFF: tuple[tuple[str, str], ...] = (
    ("Maja Lindqvist", "maja.lindqvist"),
    ("Tomás Herrera", "tomas.herrera"),
    ("Ingrid Solheim", "ingrid.solheim"),
    ("Daniel Okafor", "daniel.okafor"),
    ("Zoë Vandenberghe", "zoe.vandenberghe"),
    ("Björn Ægirsson", "bjorn.aegirsson"),
    ("Priya Raman", "priya.raman"),
    ("Łukasz Wójcik", "lukasz.wojcik"),
    ("Ελένη Παππά", "eleni.pappa"),
    ("Marcus Bell", "marcus.bell"),
    ("佐藤 美咲", "misaki.sato"),
    ("Анна Соколова", "anna.sokolova"),
    ("Chloé Fontaine", "chloe.fontaine"),
    ("Samuel Adeyemi", "samuel.adeyemi"),
    ("김서연", "seoyeon.kim"),
    ("Hannah Weiß", "hannah.weiss"),
    ("ليلى منصور", "layla.mansour"),
    ("Rafael Souza", "rafael.souza"),
    ("נועה לוי", "noa.levi"),
    ("Oliver Grant", "oliver.grant"),
    ("王伟", "wei.wang"),
    ("आरव शर्मा", "aarav.sharma"),
    ("Nguyễn Thị Hoa", "hoa.nguyen"),
    ("Ayşe Yıldız", "ayse.yildiz"),
    ("Fionnuala Ní Bhriain", "fionnuala.nibhriain"),
    ("Dragana Đorđević", "dragana.djordjevic"),
    ("Mikko Hämäläinen", "mikko.hamalainen"),
    ("สมชาย ใจดี", "somchai.jaidee"),
    ("Grace Mwangi", "grace.mwangi"),
    ("Иван Петренко", "ivan.petrenko"),
    ("Beatriz Magalhães", "beatriz.magalhaes"),
    ("Noah Fischer", "noah.fischer"),
    ("გიორგი ბერიძე", "giorgi.beridze"),
    ("Sofia Rossi", "sofia.rossi"),
    ("Jean-Luc Dubois", "jeanluc.dubois"),
    ("Արամ Պետրոսյան", "aram.petrosyan"),
    ("Leila Haddad 🎧", "leila.haddad"),
    ("陳怡君", "yijun.chen"),
    ("William O'Connor", "william.oconnor"),
    ("தமிழ்செல்வி குமார்", "tamilselvi.kumar"),
)

# Display names that break careless software. All of them have to be shown as the text they are.
HOSTILE_NAMES: tuple[str, ...] = (
    "<b>Bold</b> & <i>brave</i>",
    "<img src=https://tracker.example.com/pixel.png onerror=alert(1)>",
    '=HYPERLINK("https://phish.example.com","Click me")',
    "+SUM(1,2)",
    "-2+3",
    "@SUM(A1:A9)",
    "\u202egnp.exe \u202c(reversed)",
    "Two\nlines",
    "Tab\tstop",
    "\r\nX-Injected: yes",
    "W" + "i" * 498 + "m",
    "👩‍👩‍👧‍👦 Family iPad 🏳️‍🌈",
    "   ",
    "Z̵̢a̷̧l̶g̵o̸",
    "NULL",
    "%s %d {0} {name}",
    '"quoted", comma; semicolon',
    "Robert'); DROP TABLE meetings;--",
)

# fmt: off
FIRST_NAMES = ("Amara", "Ben", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Imani", "Jonas", "Kaja", "Liam",
               "Mei", "Nadia", "Omar", "Petra", "Quentin", "Rosa", "Stefan", "Tariq", "Uma", "Viktor", "Wanda", "Yusuf")
LAST_NAMES = ("Abbott", "Brandt", "Castro", "Dahl", "Eriksen", "Farouk", "Gallo", "Hoang", "Ito", "Jansen", "Keller",
              "Lund", "Moreau", "Novak", "Ortiz", "Park", "Quist", "Rinaldi", "Silva", "Tanaka", "Ueda", "Varga",
              "Wolff")
# fmt: on

GUEST_NAMES = ("Kim (guest)", "iPhone", "Galaxy S24", "Alex", "J. Müller, Example Consulting", "Guest")


@dataclass(frozen=True, slots=True)
class Person:
    """A human or device as Zoom names it; ``user_id`` and ``email`` are empty for whoever is not signed in."""

    name: str
    email: str = ""
    user_id: str = ""


def digest(*parts: object) -> bytes:
    """32 bytes that depend on nothing but the parts: the source of every id in the account."""
    return hashlib.sha256("/".join(map(str, parts)).encode()).digest()


def user_id(*parts: object) -> str:
    """22 characters like the ids of Zoom's signed-in users."""
    return base64.urlsafe_b64encode(digest("user", *parts)[:16]).decode().rstrip("=")


def colleague(index: int) -> Person:
    """The index-th employee; the same one in every meeting. Beyond the named staff the company is large and regular."""
    if index < len(STAFF):
        name, local_part = STAFF[index]
    else:
        number = index - len(STAFF)
        first = FIRST_NAMES[number % len(FIRST_NAMES)]
        last = LAST_NAMES[number // len(FIRST_NAMES) % len(LAST_NAMES)]
        name, local_part = f"{first} {last}", f"{first}.{last}.{number}".lower()
    address = f"{local_part}@{DOMAIN}"
    return Person(name, address, user_id(address))


def guest(rng: Random) -> Person:
    """Somebody from outside: no id, no address."""
    return Person(rng.choice(GUEST_NAMES))


def caller(rng: Random) -> Person:
    """Somebody who dialled in; the number is from the range reserved for fiction."""
    return Person(f"+1 (202) 555-01{rng.randrange(100):02d}")


def room(name: str) -> Person:
    """A room system: an id of its own, no address."""
    return Person(name, "", user_id("room", name))
