"use strict";
/* The rules of the form, read from the data that the server wrote on the page. No rule lives only here. */

window.PortalReglas = (() => {
  const PROVINCES = new Set([...Array(24).keys()].map((index) => index + 1).concat(30));

  function checkDigit(nine) {
    const total = [...nine].reduce((sum, digit, place) => {
      const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return sum + (product > 9 ? product - 9 : product);
    }, 0);
    return (10 - (total % 10)) % 10;
  }

  function isCedula(number) {
    return /^[0-9]{10}$/.test(number)
      && PROVINCES.has(Number(number.slice(0, 2)))
      && Number(number[2]) < 6
      && Number(number[9]) === checkDigit(number.slice(0, 9));
  }

  function isRuc(number) {
    if (!/^[0-9]{13}$/.test(number) || number.endsWith("000") || !PROVINCES.has(Number(number.slice(0, 2)))) {
      return false;
    }
    return Number(number[2]) < 6 ? isCedula(number.slice(0, 10)) : true;
  }

  const KINDS = {
    pattern: (value, rule) => new RegExp(`^(?:${rule.value})$`, "u").test(value),
    same: (value, rule, read) => value === read(rule.value),
    ruc: (value, _rule, read) => read("tipo_documento") !== "RUC" || isRuc(value),
    cedula: (value, _rule, read) => read("tipo_documento") !== "CEDULA" || isCedula(value),
    pasaporte: (value, _rule, read) => read("tipo_documento") !== "PASAPORTE" || /^[A-Za-z0-9]{5,20}$/.test(value),
  };

  /* The first rule that a field breaks: {codigo, error}, or null. */
  function judge(field, value, read) {
    if (value === "") {
      return field.obligatorio ? { codigo: "obligatorio", error: field.falta, solo_aviso: field.falta_solo_aviso } : null;
    }
    return field.reglas.find((rule) => !KINDS[rule.kind](value, rule, read)) || null;
  }

  /* Whether the address at SENAE follows this ID, after those that were left before. */
  function follows(mode, before, local) {
    if (mode === "mas-largo") { return before.every((each) => local.length >= each.length); }
    const limit = { primero: 1, segundo: 2 }[mode];
    return !limit || before.length < limit;
  }

  return { judge, follows };
})();
